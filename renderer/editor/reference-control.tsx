import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ArrowUpRight, Ellipsis, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { openEntity } from '../app/session.ts';
import { IconOf } from './entity-icon.tsx';
import { isNoReference } from './field-text.ts';
import { ReferencePicker } from './reference-picker.tsx';
import type { FieldBinding } from './use-field.ts';

const lastPart = (reference: string): string => reference.split('/').at(-1) ?? reference;

interface Shown {
  readonly name: string;
  readonly type: string | undefined;
  readonly target: string | undefined;
  readonly broken: boolean;
}

function shownOf(field: FieldBinding): Shown {
  const { target, broken } = field.view;
  const current = field.text === String(field.view.raw);
  if (isNoReference(field.text)) return { name: '', type: undefined, target: undefined, broken: false };
  if (current && target) return { name: target.name, type: target.type, target: target.id, broken: false };
  return { name: lastPart(field.text), type: undefined, target: undefined, broken: current && broken === true };
}

/** Another entity: its name, the way to it, and the choice of another. Typing in it searches. */
export function ReferenceControl({ field }: { readonly field: FieldBinding }) {
  const [search, setSearch] = useState<string | undefined>();
  if (field.spec.kind !== 'reference') return null;
  const shown = shownOf(field);
  const disabled = field.unused !== undefined;
  const optional = field.spec.required !== true && (field.view.cardinality !== '1' || field.view.default === '/null' || isNoReference(field.text));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') setSearch('');
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) setSearch(event.key);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && optional && !isNoReference(field.text)) field.choose('/null');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="ee-reference" data-disabled={disabled ? '' : undefined} data-broken={shown.broken ? '' : undefined} data-invalid={field.error === undefined ? undefined : ''}>
        <Tooltip describeChild title={<>{shown.broken ? `Nothing has the name ${field.text}` : field.text}</>} enterDelay={700}>
          <div id={field.id} role="combobox" tabIndex={disabled ? -1 : 0} aria-haspopup="dialog" aria-expanded={search !== undefined} aria-labelledby={`${field.id}-label`} aria-describedby={field.describedBy} aria-disabled={disabled} aria-invalid={field.error !== undefined} className="ee-reference-name" onKeyDown={disabled ? undefined : onKeyDown} onDoubleClick={() => !disabled && setSearch('')}>
            {shown.name === '' ? <span className="ee-none">None</span> : (
              <>
                <IconOf id={shown.target} type={shown.type ?? field.spec.refType} />
                <span className="ee-ellipsis">{shown.name}</span>
              </>
            )}
          </div>
        </Tooltip>
        {optional && !isNoReference(field.text) && !disabled && (
          <Tooltip title="Choose none">
            <IconButton size="small" className="ee-reference-clear" aria-label={`Choose none for ${field.spec.label}`} onClick={() => field.choose('/null')}>
              <X size={13} />
            </IconButton>
          </Tooltip>
        )}
        <Tooltip title={shown.target === undefined ? '' : `Go to ${shown.name}`}>
          <span>
            <IconButton size="small" aria-label={`Go to ${shown.name || field.spec.label}`} disabled={shown.target === undefined} onClick={() => shown.target !== undefined && void openEntity(shown.target)}>
              <ArrowUpRight size={14} strokeWidth={1.75} />
            </IconButton>
          </span>
        </Tooltip>
        <Tooltip title={disabled ? '' : 'Choose'}>
          <span>
            <IconButton size="small" aria-label={`Choose ${field.spec.label}`} disabled={disabled} onClick={() => setSearch('')}>
              <Ellipsis size={14} strokeWidth={1.75} />
            </IconButton>
          </span>
        </Tooltip>
      </div>
      {shown.broken && (
        <p className="ee-message ee-text-error">
          <span>
            Nothing in this store has this name.
            <button type="button" className="ee-link" onClick={() => setSearch('')}>
              Choose
            </button>
          </span>
        </p>
      )}
      {search !== undefined && (
        <ReferencePicker refType={field.spec.refType} from={field.entity} title={field.spec.label} current={shown.target ?? null} optional={optional} search={search} onClose={() => setSearch(undefined)} onChoose={(reference) => { setSearch(undefined); if (reference !== field.text) field.choose(reference); }} />
      )}
    </>
  );
}
