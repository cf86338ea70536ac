import { useEffect, useState } from 'react';
import { FolderOpen } from 'lucide-react';
import { Button } from '@mui/material';
import type { ProjectView } from '#shared/api/views.ts';
import { KeyHint } from '../controls/key-hint.tsx';
import { keysOf, runCommand } from '../app/commands.ts';
import { attempt } from '../app/failure.ts';
import { Logo } from '../app/logo.tsx';
import { openSample } from '../app/projects.ts';
import { api, useSession } from '../app/session.ts';
import { RecentStores } from './recent-stores.tsx';
import { RecoveredDraft } from './recovered-draft.tsx';
import css from './welcome-page.module.css';

function SampleStore(): React.JSX.Element {
  const [opening, setOpening] = useState(false);
  const openIt = async (test: boolean): Promise<void> => {
    setOpening(true);
    await openSample(test);
    setOpening(false);
  };
  return (
    <section aria-labelledby="welcome-sample">
      <h2 id="welcome-sample" className={css.heading}>
        Sample store
      </h2>
      <p className={css.about}>A complete token service: token, refresh, revoke, token information and a protected resource, with two users and one application. It opens as a copy, so nothing can break.</p>
      <div className={css.actions}>
        <Button disabled={opening} onClick={() => void openIt(true)}>
          Open sample and send a request
        </Button>
        <Button variant="text" disabled={opening} onClick={() => void openIt(false)}>
          Open sample
        </Button>
      </div>
    </section>
  );
}

/** First page: a recovered draft, ways to open a store, the sample, recent stores. */
export function WelcomePage(): React.JSX.Element {
  const [recent, setRecent] = useState<readonly ProjectView[] | null>(null);
  const offered = useSession((session) => session.offered);
  const read = async (): Promise<void> => {
    await attempt(async () => setRecent((await api().call('project.recent', {})).projects));
  };
  useEffect(() => void read(), []);
  const drafted = recent?.find((project) => project.draft !== null && project.state !== 'missing');
  const draft = offered ?? (drafted?.draft ? { projectId: drafted.projectId, name: drafted.name, ...drafted.draft } : null);
  return (
    <main className={css.page} data-pane>
      <div className={css.column}>
        <header className={css.product}>
          <Logo size={32} />
          <div>
            <h1 className={css.name}>Policy Bench</h1>
            <p className={css.claim}>Design API-gateway OAuth policies and test them as you edit.</p>
          </div>
        </header>
        {draft !== null && <RecoveredDraft draft={draft} onDiscarded={() => void read()} />}
        <div className={css.start}>
          <section aria-labelledby="welcome-start">
            <h2 id="welcome-start" className={css.heading}>
              Start
            </h2>
            <button type="button" className={css.open} onClick={() => runCommand('open')}>
              <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
              <span>Open a store…</span>
              <KeyHint keys={keysOf('open') ?? ''} />
            </button>
          </section>
          <SampleStore />
        </div>
        {recent !== null && recent.length > 0 && <RecentStores projects={recent} onForgotten={() => void read()} />}
      </div>
    </main>
  );
}
