import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Tooltip from '@mui/material/Tooltip';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import { openEntity } from '../app/session.ts';
import { AddChild } from './add-child.tsx';
import { useEntityForm } from './entity-form.tsx';
import { IconOf } from './entity-icon.tsx';
import { isNoReference, textOf } from './field-text.ts';
import { kindInWords } from './kind-words.ts';

type Child = EntityView['children'][number];

const lastPart = (reference: string): string => (isNoReference(reference) ? '' : reference.replace(/^(\.\.?\/)+/, ''));

/** What follows a filter within its policy: one of the other filters, or the end. */
function Follows({ child, field, label }: { readonly child: Child; readonly field: 'successNode' | 'failureNode'; readonly label: string }) {
  const { view, queue } = useEntityForm();
  const value = lastPart(textOf(child.fields[field] ?? ''));
  const others = view.children.filter((item) => item.id !== child.id).map((item) => item.name);
  const choose = (next: string): void => {
    const change = next === '' ? ({ kind: 'reset-field', entity: child.id, field } as const) : ({ kind: 'set-field', entity: child.id, field, value: `../${next}` } as const);
    void queue.commit(`Change ${label} of ${child.name}`, [change]);
  };
  return (
    <Select size="small" variant="outlined" fullWidth displayEmpty className="ee-follows" value={value} inputProps={{ 'aria-label': `${label} of ${child.name}` }} onChange={(event) => choose(event.target.value)}>
      <MenuItem value="">End</MenuItem>
      {value !== '' && !others.includes(value) && <MenuItem value={value}>{value}</MenuItem>}
      {others.map((name) => <MenuItem key={name} value={name}>{name}</MenuItem>)}
    </Select>
  );
}

function mayRemove(view: EntityView, child: Child): string | undefined {
  const rule = view.childTypes?.find((item) => item.type === child.type);
  const same = view.children.filter((item) => item.type === child.type).length;
  if (rule !== undefined && (rule.cardinality === '1' || (rule.cardinality === '+' && same < 2))) return `${kindInWords(view.type)} needs one of this kind`;
  return undefined;
}

function ContentsRow({ child, routed }: { readonly child: Child; readonly routed: boolean }) {
  const { view, queue } = useEntityForm();
  const kept = mayRemove(view, child);
  return (
    <div role="row" className="ee-table-row" data-edited={child.edited ? '' : undefined}>
      <div role="cell" className="ee-cell">
        <IconOf id={child.id} type={child.type} />
        <button type="button" className="ee-link ee-ellipsis" title={child.name} onClick={() => void openEntity(child.id)}>{child.name || kindInWords(child.type)}</button>
      </div>
      <div role="cell" className="ee-cell ee-quiet"><span className="ee-ellipsis" title={kindInWords(child.type)}>{kindInWords(child.type)}</span></div>
      {routed && <div role="cell" className="ee-cell"><Follows child={child} field="successNode" label="On success" /></div>}
      {routed && <div role="cell" className="ee-cell"><Follows child={child} field="failureNode" label="On failure" /></div>}
      <div role="cell" className="ee-row-actions">
        <Tooltip title={kept ?? 'Delete'}>
          <span>
            <IconButton size="small" aria-label={`Delete ${child.name}`} disabled={kept !== undefined} onClick={() => void queue.commit(`Delete ${child.name}`, [{ kind: 'remove-entity', entity: child.id }])}>
              <Trash2 size={14} strokeWidth={1.75} />
            </IconButton>
          </span>
        </Tooltip>
      </div>
    </div>
  );
}

/** The entities below this one: the filters of a policy with what follows each, the contents of a container. */
export function Contents() {
  const { view } = useEntityForm();
  const [adding, setAdding] = useState(false);
  const types = (view.childTypes ?? []).filter((item) => (item.cardinality === '*' || item.cardinality === '+' ? true : !view.children.some((child) => child.type === item.type)));
  if (view.children.length === 0 && types.length === 0) return null;
  const routed = view.type === 'FilterCircuit';
  const columns = routed ? ['Filter', 'Kind', 'On success', 'On failure'] : ['Name', 'Kind'];
  return (
    <section className="ee-section" aria-label={routed ? 'Filters' : 'Contents'}>
      <div className="ee-legend-row">
        <h3 className="ee-legend">{routed ? 'Filters' : 'Contents'}</h3>
        <span className="ee-provenance">{`${view.children.length} ${routed ? 'filter' : 'entr'}${routed ? (view.children.length === 1 ? '' : 's') : view.children.length === 1 ? 'y' : 'ies'}`}</span>
      </div>
      <div role="table" aria-label={routed ? 'Filters' : 'Contents'} className="ee-table ee-contents" style={{ '--columns': columns.map((_column, at) => (at === 0 ? 'minmax(0, 1.8fr)' : 'minmax(0, 1fr)')).join(' ') } as React.CSSProperties}>
        <div role="row" className="ee-table-head">
          {columns.map((column) => <div key={column} role="columnheader" className="ee-cell">{column}</div>)}
          <div role="cell" className="ee-row-actions">{types.length > 0 && <Button size="small" variant="text" startIcon={<Plus size={14} />} disabled={adding} onClick={() => setAdding(true)}>Add</Button>}</div>
        </div>
        {view.children.map((child) => <ContentsRow key={child.id} child={child} routed={routed} />)}
        {view.children.length === 0 && !adding && <div role="row"><p role="cell" className="ee-empty">Nothing here yet.</p></div>}
        {adding && <AddChild types={types} onDone={() => setAdding(false)} />}
      </div>
    </section>
  );
}
