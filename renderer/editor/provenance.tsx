import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { textOf } from './field-text.ts';
import type { FieldBinding } from './use-field.ts';

/** Tag for a value that a placeholder gives; a click shows what it stands for. */
export function PlaceholderTag({ kind, raw, value, unresolved, onReset }: { readonly kind: 'values' | 'env'; readonly raw: string; readonly value?: string; readonly unresolved?: string | undefined; readonly onReset?: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = kind === 'values' ? '{{…}} values' : '${env}';
  return (
    <>
      <button type="button" className={`ee-tag ee-tag-${kind}`} aria-haspopup="dialog" aria-label={`Value comes from ${kind === 'values' ? 'values.yaml' : 'the environment'}`} onClick={(event) => setAnchor(event.currentTarget)}>
        {label}
      </button>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
        <div className="ee-popover">
          <p>{kind === 'values' ? 'The value is taken from values.yaml when the store is loaded.' : 'The value is taken from the environment.'}</p>
          <code className="ee-code">{raw}</code>
          {unresolved !== undefined ? <p className="ee-text-error">{unresolved}</p> : value !== undefined && value !== raw && <p>Now: <code>{value === '' ? '(empty)' : value}</code></p>}
          {onReset !== undefined && (
            <Button size="small" startIcon={<RotateCcw size={14} />} onClick={() => { setAnchor(null); onReset(); }}>
              Reset to default
            </Button>
          )}
        </div>
      </Popover>
    </>
  );
}

/** The reset button goes with the value: the focus stays at the field. */
function resetFrom(button: HTMLElement, field: FieldBinding): void {
  const controls = button.closest('.ee-row, .ee-group');
  field.reset();
  (controls?.querySelector<HTMLElement>('input:checked') ?? controls?.querySelector<HTMLElement>('input, textarea, [role=combobox]'))?.focus();
}

/** Where a field's value comes from, and the way back to its default. */
export function Provenance({ field }: { readonly field: FieldBinding }) {
  const { view, spec } = field;
  if (view.provenance === 'default') return <span className="ee-provenance">Default</span>;
  if (view.provenance === 'missing') return <span className="ee-provenance">Not set</span>;
  if (view.provenance === 'values' || view.provenance === 'env') {
    return (
      <span className="ee-provenance">
        <PlaceholderTag kind={view.provenance} raw={textOf(view.raw)} value={textOf(view.value)} unresolved={view.unresolved} onReset={field.reset} />
      </span>
    );
  }
  const title = view.default === undefined ? 'Remove the value' : `Reset to the default: ${textOf(view.default) || '(empty)'}`;
  return (
    <span className="ee-provenance ee-provenance-set">
      Set here
      {field.unused === undefined && (
        <Tooltip title={title}>
          <IconButton size="small" className="ee-reset" aria-label={`Reset ${spec.label}`} onClick={(event) => resetFrom(event.currentTarget, field)}>
            <RotateCcw size={13} strokeWidth={1.75} />
          </IconButton>
        </Tooltip>
      )}
    </span>
  );
}
