import { IconButton, Tab, Tabs, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { Run, TestTarget } from '#shared/api/views.ts';
import { StatusPill } from '../controls/status-pill.tsx';
import { mono } from '../theme/theme.ts';
import { BodyView, WireBlock } from './body-view.tsx';
import { copyText } from './copy-text.ts';
import { byteCount, milliseconds } from './measures.ts';
import { NextMenu } from './next-menu.tsx';
import { reveal, useTest, type Revealed } from './test-state.ts';

const Frame = styled('section')({ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, flex: '0 1 auto' });
const Line = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 8, rowGap: 2, padding: '6px 14px 0', minHeight: 36, minWidth: 0 });
const Quiet = styled('span')({ color: 'var(--text-2)', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' });
const Status = styled('b')({ fontWeight: 600, minWidth: 0, maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
const Tools = styled('span')({ display: 'flex', alignItems: 'center', gap: 8, marginLeft: 'auto' });
const Pane = styled('div')({ padding: '6px 14px 9px', minHeight: 34, overflow: 'auto' });
const Note = styled('p')({ margin: '5px 0 0', fontSize: '0.75rem', lineHeight: '1rem', color: 'var(--text-3)' });
const Headers = styled('dl')({
  margin: 0,
  padding: '5px 10px',
  border: '1px solid var(--border-subtle)',
  borderRadius: 6,
  background: 'var(--bg-inset)',
  display: 'grid',
  gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
  columnGap: 14,
  font: `400 0.75rem/1.125rem ${mono}`,
  overflowWrap: 'anywhere',
  '& dt': { color: 'var(--code-key)' },
  '& dd': { margin: 0 },
});
const Count = styled('span')({ marginLeft: 5, color: 'var(--text-3)', fontVariantNumeric: 'tabular-nums' });

type View = 'body' | 'headers' | 'request' | 'curl';
type HeaderList = readonly (readonly [string, string])[];

const kinds: Record<Run['kind'], string | null> = { token: null, refresh: 'Refresh', tokenInfo: 'Token information', resource: 'Protected resource', revoke: 'Revoke' };

function HeaderTable({ headers, label }: { readonly headers: HeaderList; readonly label: string }): React.JSX.Element {
  return (
    <Headers aria-label={label}>
      {headers.map(([name, value], index) => (
        // A header may stand twice.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Headers>
  );
}

/** The request as it went over the wire. */
function requestText(run: Run, revealed: Revealed | null): string {
  const headers = revealed?.requestHeaders ?? run.request.headers;
  const body = revealed?.requestBody ?? run.request.body;
  return [`${run.request.method} ${run.request.path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === '' ? [] : ['', body])].join('\n');
}

function textOf(view: View, run: Run, revealed: Revealed | null): string {
  if (view === 'request') return requestText(run, revealed);
  if (view === 'curl') return revealed?.curl ?? run.curl;
  if (view === 'headers') return (run.response?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n');
  return revealed?.responseBody ?? run.response?.body ?? '';
}

function Content({ view, run, revealed }: { readonly view: View; readonly run: Run; readonly revealed: Revealed | null }): React.JSX.Element {
  if (view === 'request') return <WireBlock text={requestText(run, revealed)} label="Request sent" />;
  if (view === 'curl') {
    return (
      <>
        <WireBlock text={textOf('curl', run, revealed)} label="curl command" />
        {revealed === null && <Note>Secrets are masked. Reveal them to copy a command that works.</Note>}
      </>
    );
  }
  if (run.response === null) return <Note>{run.error ?? 'No answer came.'}</Note>;
  if (view === 'headers') return <HeaderTable headers={run.response.headers} label="Headers of the answer" />;
  return (
    <>
      <BodyView body={textOf('body', run, revealed)} />
      {run.outcome === 'refused' && <Note>All a client ever sees. The reason stays in this trace.</Note>}
      {run.outcome === 'error' && run.error !== undefined && <Note>{run.error}</Note>}
    </>
  );
}

function Actions({ view, run, revealed }: { readonly view: View; readonly run: Run; readonly revealed: Revealed | null }): React.JSX.Element {
  const holdsSecrets = run.tokens.access || run.tokens.refresh || view === 'request' || view === 'curl';
  const eye = revealed === null ? 'Reveal secrets of this run' : 'Mask secrets';
  const copy = revealed === null ? 'Copy, secrets masked' : 'Copy, secrets in clear';
  return (
    <>
      {holdsSecrets && (
        <Tooltip title={eye}>
          <IconButton size="small" aria-label={eye} aria-pressed={revealed !== null} onClick={() => void reveal(revealed === null ? run.runId : null)}>
            {revealed === null ? <Eye size={16} strokeWidth={1.75} /> : <EyeOff size={16} strokeWidth={1.75} />}
          </IconButton>
        </Tooltip>
      )}
      <Tooltip title={copy}>
        <IconButton size="small" aria-label={copy} onClick={() => void copyText(textOf(view, run, revealed))}>
          <Copy size={16} strokeWidth={1.75} />
        </IconButton>
      </Tooltip>
    </>
  );
}

/** What the client got: outcome, status, time, size; body, headers, request and curl command. */
export function ResultView({ run, target }: { readonly run: Run; readonly target: TestTarget | null }): React.JSX.Element {
  const [view, setView] = useState<View>('body');
  const revealed = useTest((state) => (state.revealed?.runId === run.runId ? state.revealed : null));
  const kind = kinds[run.kind];
  const { response } = run;
  return (
    <Frame aria-label="Result">
      <Line role="status">
        <StatusPill outcome={run.outcome} />
        <Status title={kind ?? undefined}>{response === null ? 'No answer' : `${response.status} ${response.statusText}`}</Status>
        <Quiet>
          {milliseconds(run.ms, true)}
          {response === null ? '' : ` · ${byteCount(response.bytes)}`}
        </Quiet>
        <Tools>
          <Actions view={view} run={run} revealed={revealed} />
          {target !== null && <NextMenu run={run} target={target} />}
        </Tools>
      </Line>
      {kind !== null && (
        <Quiet style={{ padding: '2px 14px 0', fontSize: '0.75rem' }}>
          {kind}: {run.request.method} {run.request.path}
        </Quiet>
      )}
      <Tabs value={view} onChange={(_event, value: View) => setView(value)} aria-label="Parts of the exchange" sx={{ px: '14px', flex: 'none', minHeight: '1.75rem', '& .MuiTabs-list': { gap: '14px' }, '& .MuiTab-root': { minHeight: '1.75rem', px: 0 } }}>
        <Tab value="body" label="Body" />
        <Tab
          value="headers"
          label={
            <span>
              Headers<Count>{response?.headers.length ?? 0}</Count>
            </span>
          }
        />
        <Tab value="request" label="Request sent" />
        <Tab value="curl" label="curl" />
      </Tabs>
      <Pane role="tabpanel" aria-label={{ body: 'Body', headers: 'Headers', request: 'Request sent', curl: 'curl' }[view]}>
        <Content view={view} run={run} revealed={revealed} />
      </Pane>
    </Frame>
  );
}
