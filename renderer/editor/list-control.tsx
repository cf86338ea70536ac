import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ArrowUpRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { api, openEntity } from '../app/session.ts';
import { ReferencePicker } from './reference-picker.tsx';
import { SelectorInput } from './selector-input.tsx';
import type { FieldBinding } from './use-field.ts';

async function goTo(field: FieldBinding, reference: string): Promise<void> {
  if (field.view.refType === undefined) return;
  const { candidates } = await api().call('store.candidates', { refType: field.view.refType, from: field.entity });
  const found = candidates.find((candidate) => candidate.reference === reference);
  if (found !== undefined) await openEntity(found.id);
}

/** Several values: each in a line, with add and remove. */
export function ListControl({ field }: { readonly field: FieldBinding }) {
  const [draft, setDraft] = useState<string[] | undefined>();
  const [picking, setPicking] = useState(false);
  const values = draft ?? field.list;
  const disabled = field.unused !== undefined;
  const isReference = field.view.kind === 'reference';
  const commit = (next: readonly string[]): void => {
    setDraft(undefined);
    if (JSON.stringify(next) === JSON.stringify(field.list)) return;
    if (next.length === 0 && field.view.default === undefined) field.reset();
    else field.choose([...next]);
  };
  const remove = (index: number): void => commit(values.filter((_value, at) => at !== index));
  return (
    <div className="ee-list" role="group" aria-labelledby={`${field.id}-label`} aria-describedby={field.describedBy}>
      {values.map((value, index) => (
        <div key={index} className="ee-list-row">
          {isReference ? (
            <Tooltip describeChild title={<>{value}</>} enterDelay={700}>
              <span className="ee-ellipsis ee-list-text">{value.split('/').at(-1)}</span>
            </Tooltip>
          ) : (
            <SelectorInput entity={field.entity} value={value} label={`${field.spec.label} ${index + 1}`} disabled={disabled} mono={value.includes('${') || value.includes('{{')} autoFocus={draft !== undefined && index === values.length - 1 && value === ''} onText={(text) => setDraft(values.map((old, at) => (at === index ? text : old)))} onLeave={() => commit(values.filter((text) => text !== ''))} onKeyDown={(event) => event.key === 'Enter' && commit(values.filter((text) => text !== ''))} />
          )}
          {isReference && (
            <IconButton size="small" aria-label={`Go to ${value.split('/').at(-1) ?? value}`} onClick={() => void goTo(field, value)}>
              <ArrowUpRight size={14} strokeWidth={1.75} />
            </IconButton>
          )}
          <IconButton size="small" aria-label={`Remove ${field.spec.label} ${index + 1}`} disabled={disabled} onMouseDown={(event) => event.preventDefault()} onClick={() => remove(index)}>
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      <Button id={field.id} size="small" disabled={disabled} startIcon={<Plus size={14} />} aria-label={`Add ${field.spec.label}`} onClick={() => (isReference ? setPicking(true) : setDraft([...values, '']))}>
        Add
      </Button>
      {picking && field.view.refType !== undefined && (
        <ReferencePicker refType={field.view.refType} from={field.entity} title={field.spec.label} current={null} optional={false} search="" onClose={() => setPicking(false)} onChoose={(reference) => { setPicking(false); if (!values.includes(reference)) commit([...values, reference]); }} />
      )}
    </div>
  );
}
