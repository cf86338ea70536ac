import { Button } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FieldRead, Mend } from '#shared/trace/event.ts';
import { openEntity } from '../app/session.ts';
import { counted } from './measures.ts';
import { TraceRowFrame } from './trace-row-parts.tsx';
import { DecisionRow, StepRow } from './trace-rows.tsx';
import { traceRows, type TraceDecision, type TraceRow, type TraceTree } from './trace-tree.ts';

const Scroller = styled('div')({
  flex: 1,
  minHeight: 0,
  overflow: 'hidden auto',
  padding: '0 14px 12px',
  // Over the end of a long name, so that names keep their room.
  '& .trace-detail': { position: 'absolute', right: 58, opacity: 0, background: 'var(--bg-hover)' },
  '& [role=treeitem]:hover .trace-detail, & [role=treeitem]:focus-within .trace-detail, & .trace-detail[aria-expanded=true]': { opacity: 1 },
});

/** How near to its end the list counts as following, in px. */
const NEAR_END = 24;

interface Props {
  readonly tree: TraceTree;
  /** Ids of steps survive between renders of one run only; a new run starts afresh by its key. */
  readonly running: boolean;
  /** `Run 13`, for the note at a field that a refusal names. */
  readonly runName: string;
  readonly onMend: (mend: Mend) => void;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Opens the editor at a field; amber when the decision refused. */
function pointAt(field: FieldRead, decision: TraceDecision, runName: string): void {
  const refused = decision.outcome === 'fail' || decision.outcome === 'abort';
  void openEntity(field.entity, { field: field.field, tone: refused ? 'refused' : 'info', ...(refused ? { reason: `${runName}: ${decision.text}` } : {}) });
}

function enter(row: TraceRow, runName: string): void {
  if (row.row === 'step') void openEntity(row.step.entity);
  else if (row.row === 'decision' && row.decision.fields[0] !== undefined) pointAt(row.decision.fields[0], row.decision, runName);
}

/** Row to go to from `at` by an arrow key; undefined for other keys. */
function moved(key: string, rows: readonly TraceRow[], at: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(rows.length - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return rows.length - 1;
  if (key !== 'ArrowLeft') return undefined;
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index -= 1) if ((rows[index]?.level ?? 0) < level) return index;
  return at;
}

/** Steps and decisions as a tree. While the run goes on it follows the end until the user scrolls. */
export function TraceList({ tree, running, runName, onMend }: Props): React.JSX.Element {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [details, setDetails] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const rows = useMemo(() => traceRows(tree, closed, unfolded), [tree, closed, unfolded]);

  useLayoutEffect(() => {
    const pane = scroller.current;
    if (running && following.current && pane !== null) pane.scrollTop = pane.scrollHeight;
  }, [rows, running]);

  const at = Math.max(0, rows.findIndex((row) => rowKey(row) === current));
  const focusRow = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setCurrent(rowKey(row));
    scroller.current?.querySelector<HTMLElement>(`[data-row="${rowKey(row)}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'treeitem') return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows[at];
    if (row === undefined) return;
    const expanded = row.row === 'step' ? row.expanded : undefined;
    if (event.key === 'Enter') enter(row, runName);
    else if (event.key === ' ' && row.row === 'step') setDetails(toggled(details, row.id));
    else if ((event.key === 'ArrowLeft' && expanded === true) || (event.key === 'ArrowRight' && expanded === false)) setClosed(toggled(closed, row.id));
    else {
      const next = moved(event.key === 'ArrowRight' && expanded === true ? 'ArrowDown' : event.key, rows, at);
      if (next === undefined) return;
      focusRow(next);
    }
    event.preventDefault();
  };

  const content = (row: TraceRow, isCurrent: boolean): React.JSX.Element => {
    if (row.row === 'hidden') {
      return (
        <Button size="small" variant="text" tabIndex={isCurrent ? 0 : -1} onClick={() => setUnfolded(toggled(unfolded, row.id))}>
          {counted(row.count, 'step')} in between
        </Button>
      );
    }
    if (row.row === 'decision') return <DecisionRow decision={row.decision} current={isCurrent} busy={running} onField={(field) => pointAt(field, row.decision, runName)} onMend={onMend} />;
    const { step, expanded, id } = row;
    return <StepRow step={step} expanded={expanded} detail={details.has(id)} current={isCurrent} onToggle={() => setClosed(toggled(closed, id))} onDetail={() => setDetails(toggled(details, id))} />;
  };

  return (
    <Scroller
      ref={scroller}
      onScroll={({ currentTarget: pane }) => {
        following.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR_END;
      }}
    >
      <div role="tree" aria-label="Trace" aria-busy={running} onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <TraceRowFrame
            key={rowKey(row)}
            data-row={rowKey(row)}
            level={row.level}
            role="treeitem"
            aria-level={row.level}
            {...(row.row === 'hidden' ? {} : { 'aria-posinset': row.position, 'aria-setsize': row.size })}
            {...(row.row === 'step' && row.expanded !== undefined ? { 'aria-expanded': row.expanded } : {})}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setCurrent(rowKey(row))}
            onDoubleClick={() => enter(row, runName)}
          >
            {content(row, index === at)}
          </TraceRowFrame>
        ))}
      </div>
    </Scroller>
  );
}

function rowKey(row: TraceRow): string {
  return row.row === 'hidden' ? `hidden-${row.id}` : row.id;
}
