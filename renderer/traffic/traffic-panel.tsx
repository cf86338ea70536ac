import { Button } from '@mui/material';
import { useEffect, useMemo } from 'react';
import type { TrafficRow } from '#shared/api/views.ts';
import { OutcomeIcon } from '../controls/outcome-icon.tsx';
import { useSession } from '../app/session.ts';
import { byteCount, grouped, milliseconds, timeOfDay } from '../test-panel/measures.ts';
import { showRun, useTest } from '../test-panel/test-state.ts';
import { HeadTools } from './head-tools.tsx';
import { RowList } from './row-list.tsx';
import { followTraffic, shownRows, useTraffic } from './traffic-rows.ts';
import { TrafficTools } from './traffic-tools.tsx';
import css from './traffic.module.css';

const outcomes = { Passed: 'passed', Blocked: 'blocked', Exception: 'exception' } as const;
const heads = ['Outcome', 'Method', 'Status', 'Path', 'Client', 'User', 'Run', 'Sent', 'Duration', 'Time'] as const;
const numeric: readonly string[] = ['Sent', 'Duration', 'Time'];
const ROW_HEIGHT = 27;

function Cells({ row, run, tabIndex }: { readonly row: TrafficRow; readonly run: number | undefined; readonly tabIndex: 0 | -1 }): React.JSX.Element {
  return (
    <>
      <span role="gridcell" className={css.outcome}>
        <OutcomeIcon outcome={outcomes[row.outcome]} silent />
        {row.outcome}
      </span>
      <span role="gridcell" className={css.quiet}>
        {row.method}
      </span>
      <span role="gridcell">{row.status}</span>
      <span role="gridcell" title={`${row.service}: ${row.path}`}>
        {row.path}
      </span>
      <span role="gridcell" className={row.client === undefined ? css.quiet : undefined} title={row.client}>
        {row.client ?? 'no client'}
      </span>
      <span role="gridcell" title={row.subject}>
        {row.subject ?? ''}
      </span>
      <span role="gridcell">
        {row.runId !== undefined && (
          <button type="button" className={css.link} tabIndex={tabIndex}>
            {run === undefined ? 'Test run' : `Run ${run}`}
          </button>
        )}
      </span>
      <span role="gridcell" className={css.number}>
        {byteCount(row.bytesOut)}
      </span>
      <span role="gridcell" className={css.number}>
        {milliseconds(row.ms, true)}
      </span>
      <span role="gridcell" className={css.number}>
        {timeOfDay(row.at)}
      </span>
    </>
  );
}

/** Requests that the gateway served, newest first; a click on a test's row opens its run. Fills its container. */
export function TrafficPanel(): React.JSX.Element {
  const { rows, outcome, text, total } = useTraffic();
  const runs = useTest((state) => state.runs);
  const shownRun = useTest((state) => state.shown);
  const project = useSession((session) => session.store?.projectId ?? null);
  useEffect(() => {
    useTraffic.setState({ rows: [], total: 0 });
    return followTraffic();
  }, [project]);
  const shown = useMemo(() => shownRows({ rows, outcome, text }), [rows, outcome, text]);
  const numbers = useMemo(() => new Map(runs.map((run) => [run.runId, run.number])), [runs]);
  const filtered = outcome !== null || text !== '';
  return (
    <section aria-label="Traffic" className={css.panel}>
      <HeadTools>
        <TrafficTools />
      </HeadTools>
      <RowList
        label="Requests served"
        rows={shown}
        rowHeight={ROW_HEIGHT}
        keyOf={(row) => row.id}
        selected={rows.find((row) => row.runId !== undefined && row.runId === shownRun)?.id ?? null}
        onOpen={(row) => {
          if (row.runId !== undefined) void showRun(row.runId);
        }}
        columns={css.columns ?? ''}
        head={heads.map((head) => (
          <span key={head} role="columnheader" className={numeric.includes(head) ? css.number : undefined}>
            {head}
          </span>
        ))}
        empty={
          filtered ? (
            <p className={css.empty}>
              No request matches the filter.
              <Button size="small" onClick={() => useTraffic.setState({ outcome: null, text: '' })}>
                Show all
              </Button>
            </p>
          ) : (
            <p className={css.empty}>No request yet. Send a test, or call the gateway from any client.</p>
          )
        }
      >
        {(row, tabIndex) => <Cells row={row} run={row.runId === undefined ? undefined : numbers.get(row.runId)} tabIndex={tabIndex} />}
      </RowList>
      <footer className={css.foot}>
        {filtered ? `${grouped(shown.length)} of ${grouped(rows.length)} shown` : `${grouped(rows.length)} of ${grouped(total)} kept`}
      </footer>
    </section>
  );
}
