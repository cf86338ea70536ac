import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Check, PencilLine, Plus, Trash2, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import { specOf, type ChildTable } from '#shared/entities/entity-schema.ts';
import { useSession } from '../app/session.ts';
import { useEntityForm } from './entity-form.tsx';
import { provenanceOfText, textOf } from './field-text.ts';
import { rowMarks, usePointedInto } from './field-row.tsx';
import { PlaceholderTag } from './provenance.tsx';
import { SelectorInput } from './selector-input.tsx';
import { TableCell } from './table-cell.tsx';
import { useChildEdits } from './use-child-edits.ts';

type Child = EntityView['children'][number];

function count(length: number, type: string): string {
  const noun = type === 'Property' ? (length === 1 ? 'property' : 'properties') : length === 1 ? 'row' : 'rows';
  return `${length} ${noun}`;
}

/** Widths by kind: numbers take little, choices less than texts, and the first of two columns what the picture gives it. */
const shares: Readonly<Record<string, string>> = { number: '72px', choice: 'minmax(0, 0.8fr)', text: 'minmax(0, 1.4fr)', reference: 'minmax(0, 1.2fr)' };

function columnWidths(table: ChildTable): string {
  const columns = Object.keys(table.columns);
  return columns.map((column, at) => (at === 0 && columns.length === 2 ? '146px' : (shares[specOf({ shape: table.columns }, column)?.kind ?? ''] ?? 'minmax(0, 1fr)'))).join(' ');
}

interface RowEditorProps {
  readonly table: ChildTable;
  readonly values: Readonly<Record<string, string>>;
  readonly focus: string;
  onDone(values: Readonly<Record<string, string>>): string | undefined;
  onCancel(): void;
}

/** A row while it is edited: Enter keeps it, Escape gives it up. */
function RowEditor({ table, values: initial, focus, onDone, onCancel }: RowEditorProps) {
  const { view } = useEntityForm();
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<string | undefined>();
  const columns = Object.keys(table.columns);
  const finish = (): void => setError(onDone(values));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="row" className="ee-table-row ee-table-editing">
      {columns.map((column) => {
        const spec = specOf({ shape: table.columns }, column);
        return (
          <div role="cell" key={column} className="ee-cell">
            {spec?.kind === 'text' || spec === undefined ? (
              <SelectorInput entity={view.id} value={values[column] ?? ''} label={spec?.label ?? column} mono={spec?.kind === 'text' && spec.mono === true} autoFocus={column === focus} invalid={error !== undefined && column === columns[0]} onText={(text) => setValues((before) => ({ ...before, [column]: text }))} onKeyDown={onKeyDown} />
            ) : (
              <TableCell spec={spec} value={values[column] ?? spec.default ?? ''} entity={view.id} onValue={(text) => setValues((before) => ({ ...before, [column]: text }))} onKeyDown={onKeyDown} />
            )}
          </div>
        );
      })}
      <div role="cell" className="ee-row-actions">
        <IconButton size="small" aria-label="Keep" onClick={finish}><Check size={14} /></IconButton>
        <IconButton size="small" aria-label="Cancel" onClick={onCancel}><X size={14} /></IconButton>
      </div>
      {error !== undefined && <p role="alert" className="ee-message ee-text-error ee-table-error">{error}</p>}
    </div>
  );
}

function ChildRow({ table, child, active, onFocus, onEdit, onRemove, onMove }: { readonly table: ChildTable; readonly child: Child; readonly active: boolean; onFocus(): void; onEdit(): void; onRemove(): void; onMove(step: number): void }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === 'F2') onEdit();
    else if (event.key === 'Delete') onRemove();
    else if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div role="row" tabIndex={active ? 0 : -1} className="ee-table-row" data-edited={child.edited ? '' : undefined} onFocus={onFocus} onKeyDown={onKeyDown} onDoubleClick={onEdit}>
      {Object.keys(table.columns).map((column) => {
        const text = textOf(child.fields[column] ?? '');
        const spec = specOf({ shape: table.columns }, column);
        const from = provenanceOfText(text);
        const shown = spec?.kind === 'choice' ? (spec.options.find((option) => option.value === text)?.label ?? text) : spec?.kind === 'reference' ? (text.split('/').at(-1) ?? '') : text;
        return (
          <div role="cell" key={column} className="ee-cell">
            <span className={spec?.kind === 'text' && spec.mono === true ? 'ee-mono-text ee-ellipsis' : 'ee-ellipsis'} title={text}>{shown}</span>
            {from !== undefined && <PlaceholderTag kind={from} raw={text} />}
          </div>
        );
      })}
      <div role="cell" className="ee-row-actions">
        <Tooltip title="Edit (Enter)"><IconButton size="small" tabIndex={-1} aria-label={`Edit ${child.name}`} onClick={onEdit}><PencilLine size={14} strokeWidth={1.75} /></IconButton></Tooltip>
        <Tooltip title="Delete (Delete)"><IconButton size="small" tabIndex={-1} aria-label={`Delete ${child.name}`} onClick={onRemove}><Trash2 size={14} strokeWidth={1.75} /></IconButton></Tooltip>
      </div>
    </div>
  );
}

/** Child entities as rows: Add, Enter to edit, Delete; each change is one undo step. */
export function ChildTableRow({ table }: { readonly table: ChildTable }) {
  const { view } = useEntityForm();
  const edits = useChildEdits(table);
  const [editing, setEditing] = useState<string | undefined>();
  const [active, setActive] = useState(0);
  const pointed = useSession((session) => (session.pointed?.entity === view.id && session.pointed.field === table.type ? session.pointed : undefined));
  const pointRef = usePointedInto(pointed);
  const body = useRef<HTMLDivElement>(null);
  const rows = view.children.filter((child) => child.type === table.type);
  const columns = Object.keys(table.columns);
  const first = columns[0] ?? 'name';
  const focusRow = (index: number): void => {
    setActive(index);
    requestAnimationFrame(() => body.current?.querySelectorAll<HTMLElement>('.ee-table-row')[index]?.focus());
  };
  const stop = (index: number): void => {
    setEditing(undefined);
    focusRow(index);
  };
  const remove = (child: Child, index: number): void => {
    edits.remove(child);
    focusRow(Math.max(0, Math.min(index, rows.length - 2)));
  };
  const edited = view.removedChildren > 0 || rows.some((child) => child.edited);
  return (
    <div ref={pointRef} className="ee-group ee-table-group" data-field={table.type} {...rowMarks(edited, pointed)}>
      <div className="ee-legend-row">
        <Tooltip describeChild title={<>{table.help}</>} placement="bottom-start" enterDelay={600}><h3 className="ee-legend">{table.label}</h3></Tooltip>
        <span className="ee-provenance">{count(rows.length, table.type)}</span>
      </div>
      <div role="table" aria-label={table.label} className="ee-table" data-wide={columns.length > 2 ? '' : undefined} style={{ '--columns': columnWidths(table) } as React.CSSProperties}>
        <div role="row" className="ee-table-head">
          {columns.map((column) => <div role="columnheader" key={column} className="ee-cell">{specOf({ shape: table.columns }, column)?.label ?? column}</div>)}
          <div role="cell" className="ee-row-actions">
            <Button size="small" startIcon={<Plus size={14} />} disabled={editing === ':new'} onClick={() => setEditing(':new')}>Add</Button>
          </div>
        </div>
        <div ref={body} role="rowgroup">
          {rows.map((child, index) =>
            editing === child.id ? (
              <RowEditor key={child.id} table={table} focus={first} values={Object.fromEntries(columns.map((column) => [column, textOf(child.fields[column] ?? '')]))} onCancel={() => stop(index)} onDone={(values) => { const error = edits.change(child, values, rows); if (error === undefined) stop(index); return error; }} />
            ) : (
              <ChildRow key={child.id} table={table} child={child} active={Math.min(active, rows.length - 1) === index} onFocus={() => setActive(index)} onEdit={() => setEditing(child.id)} onRemove={() => remove(child, index)} onMove={(step) => focusRow(Math.max(0, Math.min(rows.length - 1, index + step)))} />
            ),
          )}
          {editing === ':new' && <RowEditor table={table} focus={first} values={{}} onCancel={() => stop(rows.length - 1)} onDone={(values) => { const error = edits.add(values, rows); if (error === undefined) stop(rows.length); return error; }} />}
          {rows.length === 0 && editing === undefined && <div role="row"><p role="cell" className="ee-empty">{table.type === 'Property' ? 'No properties.' : 'No rows.'}</p></div>}
        </div>
      </div>
    </div>
  );
}
