import { Autocomplete, Button, MenuItem, Select, TextField } from '@mui/material';
import { styled } from '@mui/material/styles';
import { mono } from '../theme/theme.ts';
import { ChevronUp, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { RegistryView, TestRequest, TestTarget } from '#shared/api/views.ts';
import { ClientField, ClientLocationField, CustomClientFields } from './client-field.tsx';
import { ExtraParameters } from './extra-parameters.tsx';
import { Labelled } from './labelled.tsx';
import { PasswordField } from './password-field.tsx';
import { newestTokens, requestKind, scopesOf, type RequestDraft } from './request-draft.ts';
import { ScopeChips } from './scope-chips.tsx';
import { SendButton } from './send-button.tsx';
import { changeDraft, useTest } from './test-state.ts';

const Frame = styled('section')({ padding: '8px 14px 9px', borderBottom: '1px solid var(--border-subtle)', display: 'flex', flexDirection: 'column', gap: 7 });
const Line = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, minHeight: 24, minWidth: 0 });
const Path = styled('div')({ flex: 1, minWidth: 0, fontFamily: mono, fontSize: '0.75rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
const Method = styled('b')({ fontWeight: 600 });
const Grid = styled('div')({ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '7px 10px' });
const Summary = styled('div')({ fontSize: '0.75rem', lineHeight: '1rem', color: 'var(--text-2)', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

interface Props {
  readonly target: TestTarget;
  readonly draft: RequestDraft;
  readonly registry: RegistryView;
  readonly onSend: () => void;
  /** The shown run was refused because of where the client stood. */
  readonly locationRefused: boolean;
}

function clientWords({ client }: RequestDraft): string {
  if (client.mode === 'none') return 'no client';
  if (client.mode === 'unknown') return 'unknown client';
  return client.mode === 'wrong-secret' ? `${client.clientId} (wrong secret)` : client.clientId || 'no client id';
}

/** The request in one line. */
export function requestSummary(draft: RequestDraft, kind: TestRequest['kind']): string {
  if (kind === 'resource' || kind === 'tokenInfo') return 'with the access token of the last token request';
  if (kind !== 'token') return clientWords(draft);
  const scopes = draft.scopes.length === 0 ? 'no scope' : draft.scopes.join(', ');
  const extra = draft.extra.filter((parameter) => parameter.name !== '').map(({ name, value }) => `${name}=${value}`);
  return [clientWords(draft), draft.username || 'no user', scopes, ...extra].join(' · ');
}

function PathChoice({ target, draft }: Pick<Props, 'target' | 'draft'>): React.JSX.Element {
  const chosen = Math.max(0, target.paths.findIndex((served) => served.path === draft.path && served.service === draft.service));
  const served = target.paths[chosen];
  const method = <Method>{served?.method === 'GET' || (served?.method === '*' && requestKind(target) === 'resource') ? 'GET' : 'POST'}</Method>;
  if (target.paths.length < 2) {
    return (
      <Path title={draft.path}>
        {method} {draft.path}
      </Path>
    );
  }
  return (
    <Path as="label">
      {method}{' '}
      <Select
        variant="standard"
        disableUnderline
        value={chosen}
        slotProps={{ input: { 'aria-label': 'Path' } }}
        sx={{ font: 'inherit' }}
        onChange={(event) => {
          const picked = target.paths[event.target.value];
          if (picked !== undefined) changeDraft({ path: picked.path, service: picked.service });
        }}
      >
        {target.paths.map((other, index) => (
          <MenuItem key={`${other.service} ${other.path}`} value={index} title={`${other.service}: ${other.via.join(' › ')}`}>
            {other.path}
          </MenuItem>
        ))}
      </Select>
    </Path>
  );
}

function UserField({ target, draft }: Pick<Props, 'target' | 'draft'>): React.JSX.Element {
  return (
    <Labelled label="User">
      {(id) => (
        <Autocomplete
          id={id}
          freeSolo
          openOnFocus
          disableClearable
          options={target.users}
          inputValue={draft.username}
          onInputChange={(_event, username) => changeDraft({ username })}
          filterOptions={(options) => options}
          renderInput={(params) => <TextField {...params} />}
          sx={{ '& .MuiOutlinedInput-root.MuiInputBase-root': { padding: 0 }, '& .MuiInputBase-root .MuiAutocomplete-input': { padding: '4px 9px' } }}
        />
      )}
    </Labelled>
  );
}

/** A filter that works on tokens: with those of which run it will be asked. */
function TokensUsed({ kind }: { readonly kind: TestRequest['kind'] }): React.JSX.Element {
  const source = useTest((state) => newestTokens(kind, state.runs));
  const word = kind === 'refresh' ? 'refresh token' : 'access token';
  return <Summary>{source === undefined ? `Needs a ${word}: test the filter that issues tokens first, then this one` : `Uses the ${word} of run ${source.number}`}</Summary>;
}

function Fields({ target, draft, registry, locationRefused }: Props): React.JSX.Element {
  const [extra, setExtra] = useState(draft.extra.length > 0);
  const kind = requestKind(target);
  const offered = scopesOf(registry, draft.client.clientId).map((scope) => scope.name);
  return (
    <>
      <Grid>
        {kind !== 'resource' && kind !== 'tokenInfo' && <ClientField draft={draft} registry={registry} />}
        {kind === 'token' && <ClientLocationField draft={draft} pointed={locationRefused} />}
        {draft.client.mode === 'custom' && <CustomClientFields draft={draft} />}
        {kind === 'token' && <UserField target={target} draft={draft} />}
        {kind === 'token' && <PasswordField target={target} draft={draft} />}
      </Grid>
      {kind !== 'token' && <TokensUsed kind={kind} />}
      <Line>
        <div style={{ flex: 1, minWidth: 0 }}>{(kind === 'token' || kind === 'refresh') && <ScopeChips scopes={draft.scopes} offered={offered} onChange={(scopes) => changeDraft({ scopes })} />}</div>
        <Button size="small" variant="text" aria-expanded={extra} onClick={() => setExtra(!extra)} sx={{ color: 'var(--text-2)', fontSize: '0.75rem', px: 1 }}>
          Extra {draft.extra.length}
        </Button>
      </Line>
      {extra && <ExtraParameters parameters={draft.extra} onChange={(parameters) => changeDraft({ extra: parameters })} />}
    </>
  );
}

/** The request: all of it, or folded to two lines. */
export function RequestEditor(props: Props): React.JSX.Element {
  const { draft, target, onSend } = props;
  const folded = useTest((state) => state.folded);
  const summary = requestSummary(draft, requestKind(target));
  const setFolded = (value: boolean): void => useTest.setState({ folded: value });
  return (
    <Frame aria-label="Request">
      <Line>
        <PathChoice target={target} draft={draft} />
        <Button size="small" variant="text" aria-expanded={!folded} startIcon={folded ? <Pencil size={14} strokeWidth={1.75} /> : <ChevronUp size={14} strokeWidth={1.75} />} onClick={() => setFolded(!folded)} sx={{ color: 'var(--text-2)' }}>
          {folded ? 'Edit' : 'Fold'}
        </Button>
        <SendButton onSend={onSend} />
      </Line>
      {folded ? <Summary title={summary}>{summary}</Summary> : <Fields {...props} />}
    </Frame>
  );
}
