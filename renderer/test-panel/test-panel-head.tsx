import { IconButton, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { PanelBottom, PanelRight, X } from 'lucide-react';
import { Tag } from '../controls/tag.tsx';
import { useSession } from '../app/session.ts';
import { RunHistory } from './run-history.tsx';
import { useTest } from './test-state.ts';

const Head = styled('header')({ display: 'flex', alignItems: 'center', gap: 8, flex: 'none', height: 34, padding: '0 10px 0 14px', borderBottom: '1px solid var(--border-subtle)', minWidth: 0 });
const Title = styled('h2')({ margin: 0, fontSize: '0.8125rem', lineHeight: '1.125rem', fontWeight: 600, whiteSpace: 'nowrap' });
const Draft = styled('span')({ fontSize: '0.75rem', color: 'var(--text-2)', whiteSpace: 'nowrap' });
const ICON = { size: 16, strokeWidth: 1.75 } as const;

/** What is tested: run number, and whether it was the unsaved draft. */
export function TestPanelHead(): React.JSX.Element {
  const run = useTest((state) => (state.running !== null ? undefined : state.runs.find((one) => one.runId === state.shown)));
  const unsaved = useSession((session) => (session.store?.unsaved ?? 0) > 0);
  const docked = useSession((session) => session.testPanel);
  const dock = docked === 'bottom' ? 'Dock at the right' : 'Dock at the bottom';
  return (
    <Head>
      <Title>Test token request</Title>
      {run !== undefined && <Tag>Run {run.number}</Tag>}
      {(run?.unsavedDraft ?? unsaved) && <Draft>unsaved draft</Draft>}
      <span style={{ flex: 1 }} />
      <RunHistory />
      <Tooltip title={dock}>
        <IconButton size="small" aria-label={dock} onClick={() => useSession.setState({ testPanel: docked === 'bottom' ? 'right' : 'bottom' })}>
          {docked === 'bottom' ? <PanelRight {...ICON} /> : <PanelBottom {...ICON} />}
        </IconButton>
      </Tooltip>
      <Tooltip title="Close">
        <IconButton size="small" aria-label="Close the Test panel" onClick={() => useSession.setState({ testPanel: 'closed' })}>
          <X {...ICON} />
        </IconButton>
      </Tooltip>
    </Head>
  );
}
