import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { ChevronDown, ChevronRight, Folder, Search, X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Candidate } from '#shared/api/views.ts';
import { failureWords } from '../app/failure.ts';
import { api } from '../app/session.ts';
import { IconOf } from './entity-icon.tsx';
import { kindInWords } from './kind-words.ts';
import { pickerRows, type PickerRow } from './picker-rows.ts';

interface Props {
  readonly refType: string;
  readonly from: string;
  readonly title: string;
  /** Id of the entity chosen now. */
  readonly current: string | null;
  readonly optional: boolean;
  readonly search: string;
  onClose(): void;
  onChoose(reference: string): void;
}

function useCandidates(refType: string, from: string) {
  const [candidates, setCandidates] = useState<readonly Candidate[] | undefined>();
  const [fault, setFault] = useState<string | undefined>();
  useEffect(() => {
    let current = true;
    api()
      .call('store.candidates', { refType, from })
      .then((answer) => current && setCandidates(answer.candidates))
      .catch((reason: unknown) => current && setFault(failureWords(reason)));
    return () => {
      current = false;
    };
  }, [refType, from]);
  return { candidates, fault };
}

/** Dialog with the tree of one kind of entity: search, arrow keys, Enter. */
export function ReferencePicker({ refType, from, title, current, optional, search, onClose, onChoose }: Props) {
  const { candidates, fault } = useCandidates(refType, from);
  const [query, setQuery] = useState(search);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | undefined>();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useMemo(() => pickerRows(candidates ?? [], query, closed, optional), [candidates, query, closed, optional]);
  const known = rows.find((row) => row.key === selected) ?? rows.find((row) => row.candidate?.id === current) ?? rows.find((row) => row.kind !== 'folder');
  const index = known === undefined ? -1 : rows.indexOf(known);

  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [index]);

  const fold = (row: PickerRow, close: boolean): void => setClosed((before) => { const next = new Set(before); if (close) next.add(row.key); else next.delete(row.key); return next; });
  const choose = (row: PickerRow | undefined): void => {
    if (row === undefined) return;
    if (row.kind === 'folder') fold(row, !closed.has(row.key));
    else onChoose(row.kind === 'none' ? '/null' : (row.candidate?.reference ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = rows[Math.max(0, Math.min(rows.length - 1, index + (event.key === 'ArrowDown' ? 1 : -1)))];
      if (next !== undefined) setSelected(next.key);
    } else if (event.key === 'Enter') choose(known);
    else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && known?.kind === 'folder' && query === '') fold(known, event.key === 'ArrowLeft');
    else return;
    event.preventDefault();
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} className="ee-picker">
      <div className="ee-dialog-title">
        <h2 id={`${id}-title`}>{title}</h2>
        <IconButton aria-label="Close" onClick={onClose}><X size={16} strokeWidth={1.75} /></IconButton>
      </div>
      <div className="ee-picker-body">
        <OutlinedInput autoFocus fullWidth value={query} placeholder="Search" startAdornment={<Search size={14} aria-hidden className="ee-icon" />} inputProps={{ 'aria-label': 'Search', role: 'combobox', 'aria-expanded': true, 'aria-controls': `${id}-list`, 'aria-activedescendant': index < 0 ? undefined : `${id}-${index}` }} onChange={(event) => { setQuery(event.target.value); setSelected(undefined); }} onKeyDown={onKeyDown} />
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={title} className="ee-picker-list">
          {fault !== undefined && <p className="ee-empty ee-text-error">{fault}</p>}
          {candidates !== undefined && rows.length === 0 && <p className="ee-empty">{query === '' ? `This store has no ${kindInWords(refType).toLowerCase()}.` : `Nothing here is called “${query}”.`}</p>}
          {rows.map((row, at) => (
            <div key={row.key} id={`${id}-${at}`} role="option" aria-selected={row === known} className="ee-picker-row" style={{ paddingLeft: 8 + row.depth * 16 }} onClick={() => (row.kind === 'folder' ? choose(row) : setSelected(row.key))} onDoubleClick={() => row.kind !== 'folder' && choose(row)}>
              {row.kind === 'folder' ? closed.has(row.key) ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden /> : <span className="ee-chevron-space" />}
              {row.kind === 'folder' ? <Folder size={14} strokeWidth={1.75} aria-hidden className="ee-icon" /> : row.candidate !== undefined && <IconOf id={row.candidate.id} type={row.candidate.type} />}
              <span className={row.kind === 'candidate' ? 'ee-ellipsis' : 'ee-ellipsis ee-quiet'}>{row.name}</span>
              {row.detail !== undefined && <span className="ee-row-detail">{row.detail}</span>}
            </div>
          ))}
        </div>
      </div>
      <div className="ee-dialog-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" color="primary" disabled={known === undefined || known.kind === 'folder'} onClick={() => choose(known)}>
          Choose
        </Button>
      </div>
    </Dialog>
  );
}
