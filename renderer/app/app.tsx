import { lazy, Suspense, useEffect } from 'react';
import { useColorScheme } from '@mui/material/styles';
import { ToastStack } from '../controls/toast-stack.tsx';
import { FolderDialog } from '../welcome/folder-dialog.tsx';
import { WelcomePage } from '../welcome/welcome-page.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { PaneBoundary } from './pane-boundary.tsx';
import { useSession } from './session.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { StatusBar } from './status-bar.tsx';
import { useThemeChoice } from './theme-choice.ts';
import { TopBar } from './top-bar.tsx';
import css from './app.module.css';

// Asked for at once: by the time that a store is open, it is there.
const design = import('./design-workspace.tsx');
const DesignWorkspace = lazy(() => design.then((module) => ({ default: module.DesignWorkspace })));
const ApplicationsWorkspace = lazy(() => import('../applications/applications-workspace.tsx').then((module) => ({ default: module.ApplicationsWorkspace })));

function Content(): React.JSX.Element | null {
  const started = useSession((session) => session.started);
  const open = useSession((session) => session.store !== null);
  const workspace = useSession((session) => session.workspace);
  if (!open) return started ? <WelcomePage /> : null;
  return (
    <Suspense fallback={null}>
      <div className={css.workspace} hidden={workspace !== 'design'}>
        <DesignWorkspace />
      </div>
      {workspace === 'applications' && (
        <main className={css.workspace} data-pane>
          <PaneBoundary name="The Applications workspace">
            <ApplicationsWorkspace />
          </PaneBoundary>
        </main>
      )}
    </Suspense>
  );
}

/** The window: bar, workspace, status. */
export function App(): React.JSX.Element {
  const { setMode } = useColorScheme();
  const choice = useThemeChoice((state) => state.choice);
  const title = useSession((session) => (session.store === null ? 'Policy Bench' : `${session.store.unsaved > 0 ? '• ' : ''}${session.store.name} – Policy Bench`));
  useEffect(() => setMode(choice), [choice, setMode]);
  useEffect(() => listenToShortcuts(window), []);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={css.app}>
      <TopBar />
      <Notices />
      <div className={css.content}>
        <PaneBoundary name="The window's content">
          <Content />
        </PaneBoundary>
      </div>
      <StatusBar />
      <Palette />
      <FolderDialog />
      <ToastStack />
    </div>
  );
}
