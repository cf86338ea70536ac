import type { ClientCredential } from '../../ports/client-registry.ts';
import type { AccessTokenRecord, Maybe, RefreshTokenRecord, TokenStore } from '../../ports/token-store.ts';
import { Secret } from '../../trace/secret.ts';
import { CompileError, type CompileContext, type CompiledText, type TokenStoreHandle } from '../executor.ts';
import type { Message } from '../message.ts';
import { answer, type AnswerFormat } from './answers.ts';
import { andThen, guarded } from './maybe.ts';
import { authenticationAttribute, clientAttribute, TokenAttribute } from './whiteboard.ts';

/** What happens to refresh tokens. */
export type RefreshChoice = 'NewRefresh' | 'NoRefresh' | 'PreserveRefresh';

const SECONDS = { min: 1, max: 2_147_483_647 };
const LENGTH = { min: 1, max: 1024 };
const NO_METADATA: readonly (readonly [string, string])[] = [];

/** Who gets a token with which scopes. */
export interface Grant {
  readonly client: ClientCredential;
  readonly userName: string;
  readonly scopes: readonly string[];
  readonly format: AnswerFormat;
  /** Scopes a new refresh token keeps; a narrowed access token does not narrow them (RFC 6749 §6). */
  readonly refreshScopes?: readonly string[];
  /** Metadata that is carried over; the filter's own rows win. */
  readonly inherited?: readonly (readonly [string, string])[];
  /** A refresh token sent along that the new pair replaces; it goes once the pair is stored. */
  readonly replaces?: RefreshTokenRecord;
  /** The refresh token to echo and keep. */
  readonly kept?: { readonly value: string; readonly record: RefreshTokenRecord };
}

/** A filter's token settings, compiled. */
export interface TokenPlan {
  readonly handle: TokenStoreHandle;
  readonly refreshChoice: RefreshChoice;
  /** Makes, stores and answers the tokens. */
  issue(message: Message, grant: Grant): Maybe<'pass'>;
}

/** `900` as `15 minutes`, `3661` as `3661 seconds`. */
export function duration(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [[86_400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
  const [size, word] = units.find(([unit]) => seconds % unit === 0 && seconds >= unit) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function refreshChoice(context: CompileContext): RefreshChoice {
  const choice = context.text('refreshChoice');
  if (choice === 'NewRefresh' || choice === 'NoRefresh' || choice === 'PreserveRefresh') return choice;
  throw new CompileError({ severity: 'error', code: 'invalid-value', field: 'refreshChoice', message: `Refresh Token Details is “${choice}”; it must be NewRefresh, NoRefresh or PreserveRefresh` });
}

function metadataReader(context: CompileContext): (message: Message, inherited: Grant['inherited']) => readonly (readonly [string, string])[] {
  const rows: readonly { readonly name: string; readonly value: CompiledText }[] = context
    .children('Property')
    .map((child) => ({ name: context.text('name', child), value: context.template('value', child) }));
  return (message, inherited = NO_METADATA) => {
    if (rows.length === 0) return inherited;
    const all = new Map(inherited);
    for (const { name, value } of rows) all.set(name, value.text(message));
    return [...all];
  };
}

interface Reports {
  access(message: Message): void;
  refresh(message: Message, kept: boolean): void;
  /** `evicted`: tokens that had to leave a full cache for this one. */
  stored(message: Message, evicted: number): void;
  /** `count`: access tokens that went with the refresh token sent along. */
  replaced(message: Message, count: number): void;
}

function compileReports(context: CompileContext, handle: TokenStoreHandle, sizes: { length: number; lifetime: number; refreshLength: number; refreshLifetime: number; choice: RefreshChoice }): Reports {
  const accessFields = [context.read('accessTokenExpiresInSecs', String(sizes.lifetime)), context.read('accessTokenlength', String(sizes.length))];
  const choiceField = context.read('refreshChoice', sizes.choice);
  const refreshFields = sizes.choice === 'NewRefresh' ? [choiceField, context.read('refreshTokenExpiresInSecs', String(sizes.refreshLifetime))] : [choiceField];
  const storeFields = [context.read('tokenStore', handle.name)];
  const where = handle.mode === 'embedded' ? `Stored in the embedded store, not in ${KINDS[handle.type] ?? handle.type}` : `Stored in ${handle.name}`;
  const created = `Refresh token: new, ${sizes.refreshLength} characters, ${duration(sizes.refreshLifetime)}`;
  return {
    access: (message) => message.trace?.decision({ outcome: 'pass', text: `Access token: ${sizes.length} characters, lives ${duration(sizes.lifetime)}`, fields: accessFields }),
    refresh: (message, kept) => {
      const text = kept ? 'Refresh token: the one sent is kept' : sizes.choice === 'NewRefresh' ? created : sizes.choice === 'NoRefresh' ? 'No refresh token is generated' : 'No refresh token was sent, so none is answered';
      message.trace?.decision({ outcome: 'info', text, fields: refreshFields });
    },
    stored: (message, evicted) => {
      message.trace?.decision({ outcome: 'pass', text: where, fields: storeFields });
      if (evicted > 0) message.trace?.decision({ outcome: 'info', text: `The cache is full: ${count(evicted, 'older token')} had to leave`, fields: storeFields });
    },
    replaced: (message, removed) => message.trace?.decision({ outcome: 'info', text: `The refresh token sent along is removed, with ${count(removed, 'access token')}`, fields: refreshFields }),
  };
}

const KINDS: Readonly<Record<string, string>> = { cache: 'the distributed cache', cassandra: 'Cassandra', database: 'the database' };

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Stores the new tokens first: should removing the old ones fail, nothing is lost, and nothing is answered. */
function saveAndReplace(store: TokenStore, access: AccessTokenRecord, created: RefreshTokenRecord | undefined, old: RefreshTokenRecord | undefined): Maybe<number | undefined> {
  const saved = guarded(() => store.save(access, created));
  if (old === undefined) return saved instanceof Promise ? saved.then(() => undefined) : undefined;
  return andThen(saved, () => andThen(guarded(() => store.takeRefresh(old.digest)), () => guarded(() => store.removeAccessOfRefresh(old.digest))));
}

function publish(message: Message, grant: Grant, access: AccessTokenRecord, context: CompileContext, token: string, refresh: { value: string; record: RefreshTokenRecord } | undefined): void {
  message.set('authentication.subject.id', grant.userName);
  message.set('scopes.for.token', new Set(grant.scopes));
  message.set('accesstoken', new TokenAttribute(access, context.clock, new Secret(token), refresh && { record: refresh.record, value: new Secret(refresh.value) }));
  message.set('accesstoken.authn', authenticationAttribute(grant.userName, grant.client.clientId, grant.scopes));
}

/** Names the client on the whiteboard, so that later filters and metrics see it. */
export function publishClient(message: Message, client: ClientCredential): void {
  message.set('authentication.application.id', client.application.id);
  message.set('oauth.client.details', clientAttribute(client));
}

/** Compiles the Access Token tab. Throws CompileError for values outside their bounds (product decision 31). */
export function compileTokenPlan(context: CompileContext): TokenPlan {
  const handle = context.tokenStore('tokenStore');
  const { store } = handle;
  const lifetime = context.number('accessTokenExpiresInSecs', SECONDS);
  const length = context.number('accessTokenlength', LENGTH);
  const choice = refreshChoice(context);
  const isNew = choice === 'NewRefresh';
  const refreshLifetime = isNew ? context.number('refreshTokenExpiresInSecs', SECONDS) : 0;
  const refreshLength = isNew ? context.number('refreshTokenlength', LENGTH) : 0;
  const tokenType = context.text('accessTokenType');
  const metadata = metadataReader(context);
  const reports = compileReports(context, handle, { length, lifetime, refreshLength, refreshLifetime, choice });
  return {
    handle,
    refreshChoice: choice,
    issue(message, grant) {
      const now = context.clock.now();
      const token = context.random.alphanumeric(length);
      const owner = { clientId: grant.client.clientId, applicationId: grant.client.application.id, userName: grant.userName };
      const extra = metadata(message, grant.inherited);
      const refreshValue = isNew ? context.random.alphanumeric(refreshLength) : undefined;
      const created: RefreshTokenRecord | undefined =
        refreshValue === undefined
          ? undefined
          : { digest: store.digest(refreshValue), ...owner, scopes: grant.refreshScopes ?? grant.scopes, issuedAt: now, expiresAt: now + refreshLifetime * 1000, metadata: extra };
      const refresh = created !== undefined && refreshValue !== undefined ? { value: refreshValue, record: created } : grant.kept;
      const access: AccessTokenRecord = {
        digest: store.digest(token),
        tokenType,
        ...owner,
        scopes: grant.scopes,
        issuedAt: now,
        expiresAt: now + lifetime * 1000,
        refreshDigest: refresh?.record.digest,
        metadata: extra,
      };
      reports.access(message);
      reports.refresh(message, grant.kept !== undefined);
      const before = store.evictions?.() ?? 0;
      return andThen(saveAndReplace(store, access, created, grant.replaces), (removed) => {
        reports.stored(message, (store.evictions?.() ?? 0) - before);
        if (removed !== undefined) reports.replaced(message, removed);
        publish(message, grant, access, context, token, refresh);
        const members: (readonly [string, string | number])[] = [['access_token', token], ['token_type', tokenType], ['expires_in', lifetime]];
        if (refresh !== undefined) members.push(['refresh_token', refresh.value]);
        if (grant.scopes.length > 0) members.push(['scope', grant.scopes.join(' ')]);
        answer(message, 200, members, grant.format);
        return 'pass';
      });
    },
  };
}
