import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { StoreMode } from '#shared/api/views.ts';
import type { Mend, TraceEvent } from '#shared/trace/event.ts';
import { copyText } from './copy-text.ts';
import { counted, milliseconds } from './measures.ts';
import { TraceList } from './trace-list.tsx';
import { buildTrace, traceText } from './trace-tree.ts';

const Frame = styled('section')({ display: 'flex', flexDirection: 'column', flex: '1 1 180px', minHeight: 120, minWidth: 0, borderTop: '1px solid var(--border-subtle)' });
const Head = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, padding: '4px 14px 3px', minHeight: 28, fontSize: '0.75rem', color: 'var(--text-2)', '& h3': { margin: 0, fontSize: '0.75rem', fontWeight: 600, color: 'var(--text)' } });
const Stores = styled('p')({ margin: 0, padding: '4px 14px', borderTop: '1px solid var(--border-subtle)', fontSize: '0.75rem', lineHeight: '1rem', color: 'var(--text-3)' });

interface Props {
  readonly events: readonly TraceEvent[];
  readonly running: boolean;
  readonly runName: string;
  readonly stores: readonly Pick<StoreMode, 'name' | 'type' | 'mode'>[];
  readonly onMend: (mend: Mend) => void;
}

const backEnds: Readonly<Record<string, string>> = { cassandra: 'Cassandra', database: 'a database', cache: 'a cache' };

/** A token store and how this run treats it: `OAuth Access Token Store: embedded in place of Cassandra`. */
export function storeWords({ name, type, mode }: Props['stores'][number]): string {
  const backEnd = backEnds[type] ?? type;
  if (type === 'cache') return `${name}: cache in this process`;
  return mode === 'embedded' ? `${name}: embedded in place of ${backEnd}` : `${name}: ${backEnd}, as configured`;
}

function CopyTrace({ events }: Pick<Props, 'events'>): React.JSX.Element {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const copy = (text: string): void => {
    void copyText(text);
    setAnchor(null);
  };
  return (
    <>
      <Tooltip title="Copy trace">
        <IconButton size="small" aria-label="Copy trace" aria-haspopup="menu" disabled={events.length === 0} onClick={(event) => setAnchor(event.currentTarget)}>
          <Copy size={14} strokeWidth={1.75} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => copy(traceText(buildTrace(events)))}>Copy as text</MenuItem>
        <MenuItem onClick={() => copy(`${JSON.stringify(events, null, 2)}\n`)}>Copy as JSON</MenuItem>
      </Menu>
    </>
  );
}

/** The trace of a run under its head, with the token stores in use. */
export function TracePanel({ events, running, runName, stores, onMend }: Props): React.JSX.Element {
  const tree = useMemo(() => buildTrace(events), [events]);
  return (
    <Frame aria-label="Trace">
      <Head>
        <h3>Trace</h3>
        <span style={{ fontVariantNumeric: 'tabular-nums', flex: 1 }}>
          {counted(tree.filters, 'filter')}, {counted(tree.decisions, 'decision')} · {milliseconds(tree.ms)}
        </span>
        <CopyTrace events={events} />
      </Head>
      <TraceList tree={tree} running={running} runName={runName} onMend={onMend} />
      {stores.length > 0 && <Stores title="Token stores of this run">{stores.map(storeWords).join(' · ')}</Stores>}
    </Frame>
  );
}
