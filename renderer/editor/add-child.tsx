import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import TextField from '@mui/material/TextField';
import { useState, type KeyboardEvent } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import { openEntity } from '../app/session.ts';
import { useEntityForm } from './entity-form.tsx';
import { readable } from './field-text.ts';
import { kindInWords } from './kind-words.ts';

type ChildType = NonNullable<EntityView['childTypes']>[number];

/** Asks for the kind, where there is a choice, and the name of a new entity; opens it when it is there. */
export function AddChild({ types, onDone }: { readonly types: readonly ChildType[]; onDone(): void }) {
  const { view, queue } = useEntityForm();
  const [type, setType] = useState<ChildType | undefined>(types.length === 1 ? types[0] : undefined);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const keys = type?.keyFields ?? [];
  const name = keys.map((key) => values[key]?.trim() ?? '').join(',');
  const taken = view.children.some((child) => child.type === type?.type && child.name === name);
  const ready = type !== undefined && keys.every((key) => (values[key]?.trim() ?? '') !== '') && !taken;
  const add = (): void => {
    if (!ready) return;
    void queue.commit(`Add ${name || kindInWords(type.type)}`, [{ kind: 'add-entity', parent: view.id, type: type.type, fields: Object.fromEntries(keys.map((key) => [key, values[key]?.trim() ?? ''])) }]).then((added) => {
      onDone();
      const [first] = added ?? [];
      return first === undefined ? undefined : openEntity(first);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') add();
    if (event.key === 'Escape') onDone();
  };
  return (
    <div className="ee-add" onKeyDown={onKeyDown}>
      {types.length > 1 && (
        <Autocomplete size="small" className="ee-add-kind" options={[...types]} value={type ?? null} getOptionLabel={(option) => kindInWords(option.type)} isOptionEqualToValue={(option, value) => option.type === value.type} onChange={(_event, next) => setType(next ?? undefined)} renderInput={(params) => <TextField {...params} autoFocus placeholder="Kind" slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'Kind' } }} />} />
      )}
      {keys.map((key, index) => (
        <OutlinedInput key={key} autoFocus={types.length === 1 && index === 0} value={values[key] ?? ''} placeholder={readable(key)} inputProps={{ 'aria-label': readable(key) }} onChange={(event) => setValues((before) => ({ ...before, [key]: event.target.value }))} />
      ))}
      <Button size="small" onClick={onDone}>Cancel</Button>
      <Button size="small" variant="contained" color="primary" disabled={!ready} onClick={add}>Add</Button>
      {taken && <p className="ee-message ee-text-error">There is already a {kindInWords(type?.type ?? '').toLowerCase()} of this name.</p>}
    </div>
  );
}
