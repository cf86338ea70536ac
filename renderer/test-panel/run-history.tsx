import { Button, Checkbox, IconButton, Popover, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '#shared/api/views.ts';
import { OutcomeIcon } from '../controls/outcome-icon.tsx';
import { milliseconds, timeOfDay } from './measures.ts';
import { useTest } from './test-state.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: '4px 0', maxHeight: 320, overflow: 'auto', width: 600, maxWidth: '92vw' });
const Row = styled('li')({ display: 'flex', alignItems: 'center', gap: 8, padding: '0 12px', minHeight: 28, '&:hover': { background: 'var(--bg-hover)' }, '&[data-shown]': { background: 'var(--bg-selected)' } });
const Open = styled('button')({
  all: 'unset',
  flex: 1,
  minWidth: 0,
  minHeight: 28,
  cursor: 'pointer',
  display: 'grid',
  gridTemplateColumns: '16px 52px minmax(0, 1fr) 36px 56px 56px',
  gap: 8,
  alignItems: 'center',
  fontSize: '0.75rem',
  fontVariantNumeric: 'tabular-nums',
  '&:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: -1, borderRadius: 4 },
  '& > :nth-of-type(n + 4)': { color: 'var(--text-2)', textAlign: 'right' },
});
const Foot = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, padding: '8px 12px', borderTop: '1px solid var(--border-subtle)', fontSize: '0.75rem', color: 'var(--text-3)' });
const Clip = styled('span')({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

const kinds: Record<Run['kind'], string> = { token: 'Token', refresh: 'Refresh', tokenInfo: 'Token information', resource: 'Protected resource', revoke: 'Revoke' };

function summary(run: Run): string {
  const { client, username } = run.input;
  return `${kinds[run.kind]} · ${client.mode === 'none' ? 'no client' : client.clientId}${username === '' ? '' : ` · ${username}`}`;
}

/** Runs of this session: reopen one, or choose two to compare. */
export function RunHistory(): React.JSX.Element {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const runs = useTest((state) => state.runs);
  const shown = useTest((state) => state.shown);
  const newestFirst = [...runs].sort((a, b) => b.number - a.number);
  const close = (): void => setAnchor(null);
  const choose = (runId: string): void => setChosen(chosen.includes(runId) ? chosen.filter((id) => id !== runId) : [...chosen, runId].slice(-2));
  const compare = (): void => {
    const [left, right] = chosen.map((id) => runs.find((run) => run.runId === id)).filter((run) => run !== undefined).sort((a, b) => a.number - b.number);
    if (left !== undefined && right !== undefined) useTest.setState({ compared: [left.runId, right.runId], revealed: null });
    setChosen([]);
    close();
  };
  return (
    <>
      <Tooltip title={runs.length === 0 ? 'No runs yet' : 'Runs of this session'}>
        <span>
          <IconButton size="small" aria-label="Runs of this session" aria-haspopup="dialog" disabled={runs.length === 0} onClick={(event) => setAnchor(event.currentTarget)}>
            <History size={16} strokeWidth={1.75} />
          </IconButton>
        </span>
      </Tooltip>
      <Popover anchorEl={anchor} open={anchor !== null} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { role: 'dialog', 'aria-label': 'Runs of this session' } }}>
        <List aria-label="Runs">
          {newestFirst.map((run) => (
            <Row key={run.runId} data-shown={run.runId === shown ? '' : undefined}>
              <Checkbox checked={chosen.includes(run.runId)} onChange={() => choose(run.runId)} slotProps={{ input: { 'aria-label': `Compare run ${run.number}` } }} />
              <Open
                type="button"
                aria-current={run.runId === shown}
                onClick={() => {
                  useTest.setState({ shown: run.runId, compared: null, revealed: null, failure: null });
                  close();
                }}
              >
                <OutcomeIcon outcome={run.outcome} />
                <span>Run {run.number}</span>
                <Clip title={summary(run)}>{summary(run)}</Clip>
                <span>{run.response?.status ?? '–'}</span>
                <span>{milliseconds(run.ms, true)}</span>
                <span>{timeOfDay(run.startedAt)}</span>
              </Open>
            </Row>
          ))}
        </List>
        <Foot>
          <span style={{ flex: 1 }}>{chosen.length < 2 ? 'Tick two runs to compare them' : 'Two runs chosen'}</span>
          <Button size="small" disabled={chosen.length !== 2} onClick={compare}>
            Compare
          </Button>
        </Foot>
      </Popover>
    </>
  );
}
