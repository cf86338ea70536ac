import { Divider, ListSubheader, MenuItem, OutlinedInput, Select } from '@mui/material';
import type { RegistryView } from '#shared/api/views.ts';
import { SecretInput } from './secret-input.tsx';
import { Labelled } from './labelled.tsx';
import { registeredClients, scopesOf, type RequestDraft } from './request-draft.ts';
import { changeDraft } from './test-state.ts';

interface Props {
  readonly draft: RequestDraft;
  readonly registry: RegistryView;
}

type Client = RequestDraft['client'];

/** A client id that no registry has. */
const UNKNOWN = 'unknown-client';

/** Scopes after another client is chosen: its default ones, unless the user chose others than the former defaults. */
function scopesFor(registry: RegistryView, draft: RequestDraft, clientId: string): readonly string[] {
  const defaults = (id: string): readonly string[] => scopesOf(registry, id).filter((scope) => scope.default).map((scope) => scope.name);
  const untouched = defaults(draft.client.clientId).join(' ') === draft.scopes.join(' ');
  return untouched ? defaults(clientId) : draft.scopes;
}

/** Chooses the client that asks: a registered one, or one that is wrong on purpose. */
export function ClientField({ draft, registry }: Props): React.JSX.Element {
  const { mode, clientId } = draft.client;
  const clients = registeredClients(registry);
  const known = clients.some(({ credential }) => credential.id === clientId) ? clientId : (clients[0]?.credential.id ?? '');
  const choose = (value: string): void => {
    const [chosen, ...rest] = value.split(':');
    const id = rest.join(':');
    const client: Client = { ...draft.client, mode: chosen as Client['mode'], clientId: chosen === 'unknown' ? UNKNOWN : id };
    changeDraft({ client, ...(chosen === 'registry' ? { scopes: [...scopesFor(registry, draft, id)] } : {}) });
  };
  return (
    <Labelled label="Client">
      {(id) => (
        <Select id={id} labelId={`${id}-label`} value={mode === 'unknown' ? 'unknown:' : mode === 'registry' || mode === 'wrong-secret' ? `${mode}:${clientId}` : `${mode}:`} onChange={(event) => choose(event.target.value)} fullWidth>
          {clients.map(({ credential, application, usable }) => (
            <MenuItem key={credential.id} value={`registry:${credential.id}`} title={application.name}>
              {usable ? credential.id : `${credential.id} (disabled)`}
            </MenuItem>
          ))}
          <Divider component="li" />
          <ListSubheader>Wrong on purpose</ListSubheader>
          {known !== '' && <MenuItem value={`wrong-secret:${known}`}>{`${known}, wrong secret`}</MenuItem>}
          <MenuItem value="unknown:">Client that is not registered</MenuItem>
          <MenuItem value="none:">No client</MenuItem>
          <MenuItem value="custom:">Other client id and secret</MenuItem>
        </Select>
      )}
    </Labelled>
  );
}

/** Client id and secret of a custom client. */
export function CustomClientFields({ draft }: Pick<Props, 'draft'>): React.JSX.Element {
  return (
    <>
      <Labelled label="Client id">
        {(id) => <OutlinedInput id={id} value={draft.client.clientId} onChange={(event) => changeDraft({ client: { ...draft.client, clientId: event.target.value } })} fullWidth />}
      </Labelled>
      <Labelled label="Client secret">
        {(id) => <SecretInput id={id} name="client secret" value={draft.secret} onChange={(secret) => changeDraft({ secret })} />}
      </Labelled>
    </>
  );
}

/** Chooses where the client's credentials stand in the request. */
export function ClientLocationField({ draft, pointed }: Pick<Props, 'draft'> & { readonly pointed: boolean }): React.JSX.Element {
  return (
    <Labelled label="Client sent in">
      {(id) => (
        <Select
          id={id}
          labelId={`${id}-label`}
          value={draft.client.location}
          onChange={(event) => changeDraft({ client: { ...draft.client, location: event.target.value } })}
          fullWidth
          sx={pointed ? { '& .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--refuse-fill)' } } : undefined}
        >
          <MenuItem value="AuthorizationHeader">Authorization header</MenuItem>
          <MenuItem value="QueryString">Form body</MenuItem>
        </Select>
      )}
    </Labelled>
  );
}
