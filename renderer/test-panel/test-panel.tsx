import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { Mend } from '#shared/trace/event.ts';
import { api, useSession } from '../app/session.ts';
import { ProgressRing } from '../controls/progress-ring.tsx';
import { FailureBox } from './message-box.tsx';
import { RequestEditor } from './request-editor.tsx';
import { ResultView } from './result-view.tsx';
import { RunComparison } from './run-comparison.tsx';
import { TestPanelHead } from './test-panel-head.tsx';
import { loadRuns, loadTarget, mend, send, takeTraceEvent, useTest } from './test-state.ts';
import { findTokenFilter } from './token-filter.ts';
import { TracePanel } from './trace-panel.tsx';

/** Below this height of the panel, in px, the request folds after Send. */
const FOLD_BELOW = 900;

const Panel = styled('section')({ height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column', background: 'var(--bg-panel)', containerType: 'inline-size', overflow: 'hidden' });
/** Stacked at the right; request, result and trace side by side where the panel is wide, as at the bottom. */
const Body = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  '& > .exchange': { display: 'flex', flexDirection: 'column', minHeight: 0, maxHeight: '55%', flex: '0 1 auto' },
  // A window that is low, as at 200 % zoom: all of it scrolls as one.
  '@media (max-height: 560px)': {
    display: 'block',
    overflow: 'auto',
    '& > .exchange': { maxHeight: 'none' },
  },
  '@container (min-width: 860px)': {
    flexDirection: 'row',
    '& > [aria-label=Request]': { flex: '0 0 min(400px, 31%)', minWidth: 0, borderBottom: 'none', borderRight: '1px solid var(--border-subtle)', overflow: 'auto' },
    '& > .exchange': { flex: '1 1 0', minWidth: 0, maxHeight: 'none', overflow: 'auto' },
    '& > [aria-label=Trace]': { flex: '1.2 1 0', borderTop: 'none', borderLeft: '1px solid var(--border-subtle)' },
  },
});
const Sentence = styled('p')({ display: 'flex', gap: 8, margin: 0, padding: '14px', color: 'var(--text-2)' });
const Failure = styled('div')({ padding: '8px 14px' });

/** Keeps the panel's target, runs and trace up to date while it is shown. */
function useTestFeed(): void {
  const filter = useSession((session) => session.testFilter);
  const project = useSession((session) => session.store?.projectId ?? null);
  const revision = useSession((session) => session.store?.revision ?? null);
  useEffect(() => {
    let current = true;
    void (async () => {
      const wanted = filter ?? useTest.getState().filter ?? (await findTokenFilter());
      if (!current) return;
      if (wanted === null) useTest.setState({ filter: null, target: null, reason: 'This store has no Resource Owner Credentials filter' });
      else await loadTarget(wanted);
    })().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [filter, project, revision]);
  useEffect(() => {
    void loadRuns().catch(() => undefined);
    const ends = [
      api().on('trace.event', ({ runId, event }) => takeTraceEvent(runId, event)),
      api().on('events.resumed', () => void loadRuns().catch(() => undefined)),
      api().on('registry.changed', () => {
        const { filter: now } = useTest.getState();
        if (now !== null) void loadTarget(now);
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [project]);
}

function Exchange(): React.JSX.Element | null {
  const failure = useTest((state) => state.failure);
  const running = useTest((state) => state.running);
  const target = useTest((state) => state.target);
  const run = useTest((state) => state.runs.find((one) => one.runId === state.shown));
  return (
    <div className="exchange">
      {failure !== null && (
        <Failure>
          <FailureBox failure={failure} />
        </Failure>
      )}
      {running !== null ? (
        <Sentence role="status">
          <ProgressRing />
          {running.events.length === 0 ? 'Deploying the draft and sending the request' : 'The gateway is working on the request'}
        </Sentence>
      ) : run === undefined ? (
        failure === null && <Sentence>Send the request to see what a client gets, and why.</Sentence>
      ) : (
        <ResultView key={run.runId} run={run} target={target} />
      )}
    </div>
  );
}

function Trace({ onMend }: { readonly onMend: (mend: Mend) => void }): React.JSX.Element | null {
  const running = useTest((state) => state.running);
  const run = useTest((state) => state.runs.find((one) => one.runId === state.shown));
  const gatewayStores = useSession((session) => session.gateway?.stores);
  const events = running?.events ?? run?.trace ?? [];
  if (events.length === 0) return null;
  const answer = events.findLast((event) => event.kind === 'answer');
  const stores = answer !== undefined && answer.stores.length > 0 ? answer.stores : (gatewayStores ?? []);
  const name = running !== null ? 'This run' : `Run ${run?.number ?? ''}`;
  return <TracePanel key={running?.since ?? run?.runId} events={events} running={running !== null} runName={name} stores={stores as never} onMend={onMend} />;
}

/** Test token request: editor of the request, answer and trace. Fills its container; docked right or below. */
export function TestPanel(): React.JSX.Element {
  useTestFeed();
  const panel = useRef<HTMLElement>(null);
  const { target, reason, registry, draft, compared } = useTest();
  const pair = useTest((state) => state.compared);
  const runs = useTest((state) => state.runs);
  const folds = (): boolean => (panel.current?.clientHeight ?? 0) < FOLD_BELOW;
  const sendNow = (): void => void send(folds());
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void send((panel.current?.clientHeight ?? 0) < FOLD_BELOW);
    };
    // Before the controls: a closed list opens at Enter, whatever is held with it.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  const left = runs.find((run) => run.runId === pair?.[0]);
  const right = runs.find((run) => run.runId === pair?.[1]);
  const refusedField = useSession((session) => session.pointed?.tone === 'refused' && session.pointed.field === 'locationOfClientDetails');
  return (
    <Panel ref={panel} aria-label="Test token request">
      <TestPanelHead />
      {compared !== null && left !== undefined && right !== undefined ? (
        <RunComparison left={left} right={right} />
      ) : (
        <Body>
          {target === null || draft === null || registry === null ? (
            reason !== null && <Sentence>{reason.replace(/\.?$/, '.')}</Sentence>
          ) : target.paths.length === 0 ? (
            <Sentence>No listener path leads to {target.filterName}. Add a path whose policy reaches it, then send.</Sentence>
          ) : (
            <RequestEditor target={target} draft={draft} registry={registry} onSend={sendNow} locationRefused={refusedField} />
          )}
          <Exchange />
          <Trace onMend={(chosen) => void mend(chosen, folds())} />
        </Body>
      )}
    </Panel>
  );
}
