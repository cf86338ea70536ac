import { Redo2, Play, Search, Undo2 } from 'lucide-react';
import { Button, IconButton, Tooltip } from '@mui/material';
import { KeyHint } from '../controls/key-hint.tsx';
import { keysOf, runCommand, withKeys } from './commands.ts';
import { short } from './layout-rules.ts';
import { Logo } from './logo.tsx';
import { MainMenu } from './main-menu.tsx';
import { useSession, type Session } from './session.ts';
import { StoreMenu } from './store-menu.tsx';
import { useWindowHeight } from './window-width.ts';
import css from './top-bar.module.css';

const workspaces: readonly { readonly id: Session['workspace']; readonly name: string }[] = [
  { id: 'design', name: 'Design' },
  { id: 'applications', name: 'Applications' },
];

function Workspaces(): React.JSX.Element {
  const workspace = useSession((session) => session.workspace);
  return (
    <nav className={css.workspaces} aria-label="Workspaces">
      {workspaces.map(({ id, name }) => (
        <button key={id} type="button" className={css.workspace} aria-current={workspace === id ? 'page' : undefined} onClick={() => useSession.setState({ workspace: id })}>
          {name}
        </button>
      ))}
    </nav>
  );
}

/** Step back or forward; the tooltip names the step. Stays focusable when there is none, and says so. */
function HistoryButton({ way }: { readonly way: 'undo' | 'redo' }): React.JSX.Element {
  const label = useSession((session) => (way === 'undo' ? session.store?.canUndo : session.store?.canRedo) ?? null);
  const word = way === 'undo' ? 'Undo' : 'Redo';
  const name = label === null ? `Nothing to ${way}` : `${word}: ${label}`;
  const Icon = way === 'undo' ? Undo2 : Redo2;
  return (
    <Tooltip title={withKeys(name, way)}>
      <IconButton aria-label={word} aria-disabled={label === null} className={label === null ? css.off : undefined} onClick={() => runCommand(way)}>
        <Icon size={16} strokeWidth={1.75} />
      </IconButton>
    </Tooltip>
  );
}

function SaveButton(): React.JSX.Element {
  const unsaved = useSession((session) => session.store?.unsaved ?? 0);
  if (unsaved === 0) return <Button disabled>Saved</Button>;
  return (
    <Tooltip describeChild title={withKeys('Review the changes, then save', 'save')}>
      <Button onClick={() => runCommand('review')}>{unsaved === 1 ? 'Save 1 change' : `Save ${unsaved} changes`}</Button>
    </Tooltip>
  );
}

function TestButton(): React.JSX.Element {
  const height = useWindowHeight();
  const open = useSession((session) => session.testPanel !== 'closed' && session.workspace === 'design' && (height >= short || session.bottomPanel === 'closed'));
  const press = (): void => {
    if (open) useSession.setState({ testPanel: 'closed' });
    else runCommand('test');
  };
  return (
    <Button aria-pressed={open} startIcon={<Play size={14} strokeWidth={1.75} aria-hidden />} onClick={press}>
      Test
    </Button>
  );
}

function QuickOpen(): React.JSX.Element {
  return (
    <button type="button" className={css.quick} aria-label="Go to policy or field" title={withKeys('Go to policy or field', 'quick-open')} onClick={() => runCommand('quick-open')}>
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <span className={css.quickText}>Go to policy or field</span>
      <KeyHint keys={keysOf('quick-open') ?? ''} />
    </button>
  );
}

/** Bar at the top: store, workspaces, search, history, save, test. */
export function TopBar(): React.JSX.Element {
  const name = useSession((session) => session.store?.name);
  return (
    <header className={css.bar} data-pane>
      <MainMenu />
      <Logo size={17} />
      {name !== undefined ? (
        <>
          <h1 className="spoken">{name} in Policy Bench</h1>
          <StoreMenu />
          <span className={css.divider} />
          <Workspaces />
          <QuickOpen />
          <span className={css.end}>
            <HistoryButton way="undo" />
            <HistoryButton way="redo" />
            <SaveButton />
            <TestButton />
          </span>
        </>
      ) : (
        <strong className={css.product}>Policy Bench</strong>
      )}
    </header>
  );
}
