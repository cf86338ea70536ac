import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Candidate } from '#shared/api/views.ts';
import type { FieldSpec } from '#shared/entities/field-spec.ts';
import { api } from '../app/session.ts';

interface Props {
  readonly spec: FieldSpec;
  readonly value: string;
  readonly entity: string;
  onValue(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

function ReferenceCell({ refType, label, value, entity, onValue }: { readonly refType: string; readonly label: string; readonly value: string; readonly entity: string; onValue(text: string): void }) {
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  useEffect(() => {
    let current = true;
    void api().call('store.candidates', { refType, from: entity }).then((answer) => current && setCandidates(answer.candidates)).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [refType, entity]);
  const known = candidates.some((candidate) => candidate.reference === value);
  return (
    <Select size="small" fullWidth value={value} inputProps={{ 'aria-label': label }} onChange={(event) => onValue(event.target.value)}>
      {!known && <MenuItem value={value}>{value.split('/').at(-1) || 'None'}</MenuItem>}
      {candidates.map((candidate) => <MenuItem key={candidate.id} value={candidate.reference}>{[...candidate.path.slice(-1), candidate.name].join(' › ')}</MenuItem>)}
    </Select>
  );
}

/** Control of a table cell while its row is edited, for kinds other than text. */
export function TableCell({ spec, value, entity, onValue, onKeyDown }: Props) {
  if (spec.kind === 'reference') return <ReferenceCell refType={spec.refType} label={spec.label} value={value} entity={entity} onValue={onValue} />;
  if (spec.kind === 'choice') {
    return (
      <Select size="small" fullWidth value={value} inputProps={{ 'aria-label': spec.label }} onChange={(event) => onValue(event.target.value)}>
        {!spec.options.some((option) => option.value === value) && <MenuItem value={value}>{value || '(empty)'}</MenuItem>}
        {spec.options.map((option) => <MenuItem key={option.value} value={option.value}>{option.label}</MenuItem>)}
      </Select>
    );
  }
  return <OutlinedInput fullWidth value={value} inputProps={{ 'aria-label': spec.label }} onChange={(event) => onValue(event.target.value)} onKeyDown={onKeyDown} />;
}
