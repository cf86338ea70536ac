import { Button, FormControlLabel, Checkbox } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import type { Run } from '#shared/api/views.ts';
import { StatusPill } from '../controls/status-pill.tsx';
import { mono } from '../theme/theme.ts';
import { compareRuns, type ComparedPart } from './compare-runs.ts';
import { counted } from './measures.ts';
import { useTest } from './test-state.ts';

const Frame = styled('section')({ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 });
const Bar = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, padding: '6px 14px', borderBottom: '1px solid var(--border-subtle)', fontSize: '0.75rem' });
const Scroller = styled('div')({ flex: 1, minHeight: 0, overflow: 'auto', padding: '0 14px 12px' });
const Table = styled('table')({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  fontSize: '0.75rem',
  lineHeight: '1rem',
  '& caption': { textAlign: 'left', padding: '9px 0 3px', fontWeight: 600 },
  '& caption span': { fontWeight: 400, color: 'var(--text-3)', marginLeft: 8 },
  '& td, & th': { padding: '3px 6px', verticalAlign: 'top', textAlign: 'left', fontWeight: 400, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', borderTop: '1px solid var(--border-subtle)' },
  '& tbody th': { color: 'var(--text-3)', width: '22%' },
  '& td + td': { borderLeft: '1px solid var(--border-subtle)' },
  '& tr[data-differs] td': { background: 'var(--bg-tint)' },
  '& tr[data-differs] td:first-of-type': { boxShadow: 'inset 2px 0 var(--accent)' },
});
const Heads = styled('div')({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8, padding: '8px 0 0', '& b': { fontWeight: 600, marginRight: 8 } });

function Part({ part, onlyDifferences }: { readonly part: ComparedPart; readonly onlyDifferences: boolean }): React.JSX.Element {
  const lines = onlyDifferences ? part.lines.filter((line) => line.differs) : part.lines;
  return (
    <Table>
      <caption>
        {part.title}
        <span>{part.differences === 0 ? 'same' : counted(part.differences, 'difference')}</span>
      </caption>
      <tbody style={part.mono ? { fontFamily: mono } : undefined}>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index} data-differs={line.differs ? '' : undefined}>
            {line.label !== undefined && <th scope="row">{line.label}</th>}
            <td>
              {line.differs && <span className="spoken">differs: </span>}
              {line.left ?? '–'}
            </td>
            <td>{line.right ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Two runs side by side, differences marked. */
export function RunComparison({ left, right }: { readonly left: Run; readonly right: Run }): React.JSX.Element {
  const [onlyDifferences, setOnly] = useState(false);
  const parts = useMemo(() => compareRuns(left, right), [left, right]);
  return (
    <Frame aria-label={`Run ${left.number} beside run ${right.number}`}>
      <Bar>
        <FormControlLabel control={<Checkbox checked={onlyDifferences} onChange={(event) => setOnly(event.target.checked)} />} label="Differences only" />
        <span style={{ flex: 1 }} />
        <Button size="small" onClick={() => useTest.setState({ compared: null })}>
          Close comparison
        </Button>
      </Bar>
      <Scroller>
        <Heads>
          {[left, right].map((run) => (
            <div key={run.runId}>
              <b>Run {run.number}</b>
              <StatusPill outcome={run.outcome} />
            </div>
          ))}
        </Heads>
        {parts.map((part) => (
          <Part key={part.title} part={part} onlyDifferences={onlyDifferences} />
        ))}
      </Scroller>
    </Frame>
  );
}
