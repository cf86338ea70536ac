import { ArrowLeftRight, Check, CircleCheck, CircleDashed, HardDrive, TriangleAlert } from 'lucide-react';
import type { GatewayStatus } from '#shared/api/views.ts';
import { ProblemIcon } from '../controls/problem-icon.tsx';
import { ProgressRing } from '../controls/progress-ring.tsx';
import { runCommand } from './commands.ts';
import { useSession } from './session.ts';
import css from './status-bar.module.css';

const words: Readonly<Record<GatewayStatus['state'], string>> = {
  stopped: 'Gateway stopped',
  starting: 'Gateway starting',
  running: 'Gateway running',
  deploying: 'Gateway deploying',
  failed: 'Gateway failed',
};

function GatewayIcon({ state }: { readonly state: GatewayStatus['state'] }): React.JSX.Element {
  if (state === 'running') return <CircleCheck size={14} strokeWidth={1.75} color="var(--pass)" aria-hidden />;
  if (state === 'failed') return <TriangleAlert size={14} strokeWidth={1.75} color="var(--error)" aria-hidden />;
  return state === 'stopped' ? <CircleDashed size={14} strokeWidth={1.75} color="var(--idle)" aria-hidden /> : <ProgressRing label={words[state]} />;
}

function Gateway(): React.JSX.Element | null {
  const gateway = useSession((session) => session.gateway);
  if (gateway === null) return null;
  const { state, url, servesDraft, reason } = gateway;
  return (
    <span className={css.gateway} role="status">
      <GatewayIcon state={state} />
      <span className={css.state}>{words[state]}</span>
      {url !== null && <span className={`${css.url} mono`}>{url}</span>}
      {state === 'running' && <span className={css.quiet}>{servesDraft ? 'serving the unsaved draft' : 'serving the saved store'}</span>}
      {reason !== undefined && (
        <span className={css.quiet} title={reason}>
          {reason}
        </span>
      )}
    </span>
  );
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function Counts(): React.JSX.Element | null {
  const counts = useSession((session) => session.store?.counts);
  const panel = useSession((session) => (session.workspace === 'design' ? session.bottomPanel : 'closed'));
  const traffic = useSession((session) => session.traffic);
  if (counts === undefined) return null;
  return (
    <>
      <button type="button" className={css.item} aria-pressed={panel === 'problems'} title="Show or hide problems (Ctrl+Shift+M)" onClick={() => runCommand('toggle-problems')}>
        <ProblemIcon severity="error" silent quiet={counts.error === 0} />
        {counted(counts.error, 'error')}
        <ProblemIcon severity="warning" silent quiet={counts.warning === 0} />
        {counted(counts.warning, 'warning')}
      </button>
      <button type="button" className={css.item} aria-pressed={panel === 'traffic'} title="Show or hide traffic" onClick={() => runCommand('toggle-traffic')}>
        <ArrowLeftRight size={14} strokeWidth={1.75} aria-hidden />
        Traffic {traffic}
      </button>
    </>
  );
}

function Unsaved({ changes }: { readonly changes: number }): React.JSX.Element {
  if (changes === 0) {
    return (
      <span className={css.item}>
        <Check size={14} strokeWidth={1.75} aria-hidden />
        All changes saved
      </span>
    );
  }
  return (
    <button type="button" className={css.item} title="Review changes" onClick={() => runCommand('review')}>
      <span className={css.dot} aria-hidden />
      {counted(changes, 'unsaved change')}
    </button>
  );
}

/** Bar at the bottom: what the gateway does, problems, traffic, what is unsaved, which store. */
export function StatusBar(): React.JSX.Element {
  const store = useSession((session) => session.store);
  const version = useSession((session) => session.info?.version);
  return (
    <footer className={css.bar} data-pane aria-label="Status">
      {store === null ? (
        <>
          <span className={css.gateway}>
            <HardDrive size={14} strokeWidth={1.75} aria-hidden />
            Everything stays on this computer. No account, no telemetry.
          </span>
          {version !== undefined && <span className={css.item}>Policy Bench {version}</span>}
        </>
      ) : (
        <>
          <Gateway />
          <Counts />
          <Unsaved changes={store.unsaved} />
          <span className={css.item} title={store.displayPath}>
            {store.name} · {store.version}
          </span>
        </>
      )}
    </footer>
  );
}
