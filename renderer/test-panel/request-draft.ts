import { z } from 'zod';
import type { RegistryView, Run, ServedService, TestRequest, TestTarget } from '#shared/api/views.ts';

const modes = ['registry', 'wrong-secret', 'unknown', 'none', 'custom'] as const;

const rememberedSchema = z.object({
  path: z.string(),
  service: z.string(),
  client: z.object({ mode: z.enum(modes), clientId: z.string(), location: z.enum(['AuthorizationHeader', 'QueryString']) }),
  username: z.string(),
  scopes: z.array(z.string()),
  extra: z.array(z.object({ name: z.string(), value: z.string() })),
});

/** What the request editor holds. Password and custom secret live in memory only. */
export interface RequestDraft extends z.infer<typeof rememberedSchema> {
  readonly password: string;
  /** `store`: the stored password of the user, where the host can read it; else what was typed. */
  readonly passwordFrom: 'store' | 'typed';
  /** Of a custom client. */
  readonly secret: string;
}

type Credential = RegistryView['applications'][number]['credentials'][number];

/** Credentials of the registry with their applications, those that can authenticate first. */
export function registeredClients(registry: RegistryView): readonly { readonly credential: Credential; readonly application: RegistryView['applications'][number]; readonly usable: boolean }[] {
  const all = registry.applications.flatMap((application) => application.credentials.map((credential) => ({ credential, application, usable: application.enabled && credential.enabled })));
  return [...all.filter(({ usable }) => usable), ...all.filter(({ usable }) => !usable)];
}

/** Scopes registered for a client. */
export function scopesOf(registry: RegistryView, clientId: string): RegistryView['applications'][number]['scopes'] {
  return registry.applications.find((application) => application.credentials.some((credential) => credential.id === clientId))?.scopes ?? [];
}

/** The product's user for trying things out; better to begin with than an administrator. */
const SAMPLE_USER = 'sampleuser';

/** First request for a filter: the first path, client and user, and the scopes that the client gets by default. */
export function firstDraft(target: TestTarget, registry: RegistryView): RequestDraft {
  const [path] = target.paths;
  const clientId = registeredClients(registry)[0]?.credential.id ?? '';
  return {
    path: path?.path ?? '',
    service: path?.service ?? '',
    client: { mode: clientId === '' ? 'custom' : 'registry', clientId, location: target.clientLocation },
    username: target.users.find((user) => user === SAMPLE_USER) ?? target.users[0] ?? '',
    scopes: scopesOf(registry, clientId).filter((scope) => scope.default).map((scope) => scope.name),
    extra: [],
    password: '',
    passwordFrom: 'store',
    secret: '',
  };
}

/** The remembered request, where it still fits the target; else the first one. */
export function restoredDraft(text: string | null, target: TestTarget, registry: RegistryView): RequestDraft {
  const fresh = firstDraft(target, registry);
  const parsed = rememberedSchema.safeParse(text === null ? undefined : parseJson(text));
  if (!parsed.success) return fresh;
  const kept = parsed.data;
  const path = target.paths.some((served) => served.path === kept.path && served.service === kept.service) ? kept : fresh;
  const registered = registeredClients(registry).some(({ credential }) => credential.id === kept.client.clientId);
  const gone = !registered && (kept.client.mode === 'registry' || kept.client.mode === 'wrong-secret');
  return { ...kept, path: path.path, service: path.service, client: gone ? { ...fresh.client, location: kept.client.location } : kept.client, password: '', passwordFrom: 'store', secret: '' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Text to remember for a filter; without password and secret. */
export function rememberedText(draft: RequestDraft): string {
  return JSON.stringify(rememberedSchema.parse(draft));
}

/** Whether the host sends the password that the store has for the user. */
export function sendsStoredPassword(draft: RequestDraft, target: Pick<TestTarget, 'storedPasswords'>): boolean {
  return draft.passwordFrom === 'store' && target.storedPasswords.includes(draft.username);
}

/** The token request to send. Empty names of extra parameters are left out. */
export function requestOf(draft: RequestDraft, target: Pick<TestTarget, 'filter' | 'storedPasswords'>): TestRequest {
  const { mode, clientId, location } = draft.client;
  return {
    kind: 'token',
    filter: target.filter,
    path: draft.path,
    ...(draft.service === '' ? {} : { service: draft.service }),
    client: { mode, clientId: mode === 'none' ? '' : clientId, location, ...(mode === 'custom' && draft.secret !== '' ? { secret: draft.secret } : {}) },
    username: draft.username,
    ...(sendsStoredPassword(draft, target) ? { password: '', passwordFrom: 'store' as const } : { password: draft.password }),
    scopes: [...draft.scopes],
    extra: draft.extra.filter((parameter) => parameter.name !== ''),
  };
}

const kindsByFilter: Readonly<Record<string, TestRequest['kind']>> = {
  RefreshingAccessTokenFilter: 'refresh',
  AccessTokenInfoFilter: 'tokenInfo',
  ValidateOAuth2AccessTokenFilter: 'resource',
  RevokeOAuthAccessTokenFilter: 'revoke',
};

/** What a filter is asked for: a token, or something with the tokens of an earlier run. */
export function requestKind(target: TestTarget): TestRequest['kind'] {
  return kindsByFilter[target.filterType] ?? 'token';
}

/** The newest run whose tokens a request of this kind can use. */
export function newestTokens(kind: TestRequest['kind'], runs: readonly Run[]): Run | undefined {
  return runs.findLast((run) => (kind === 'refresh' ? run.tokens.refresh : run.tokens.access));
}

/** Kinds of follow-up requests of the token story. */
export type FollowKind = 'refresh' | 'tokenInfo' | 'resource' | 'revoke';

/** A follow-up as the *Next* menu offers it; `reason` says why it is disabled. */
export interface FollowUp {
  readonly kind: FollowKind;
  readonly label: string;
  readonly path: string;
  readonly reason: string | undefined;
}

const followLabels: readonly (readonly [FollowKind, string, string])[] = [
  ['refresh', 'Refresh the token', 'The store serves no refresh path'],
  ['tokenInfo', 'Ask token information', 'The store serves no token information path'],
  ['resource', 'Call the protected resource', 'The store serves no protected resource'],
  ['revoke', 'Revoke the token', 'The store serves no revocation path'],
];

/** What can be asked next with the tokens of a run. */
export function followUps(target: TestTarget, source: Run | undefined): readonly FollowUp[] {
  return followLabels.map(([kind, label, unserved]) => {
    const path = target.follow[kind];
    const missing = kind === 'refresh' ? !source?.tokens.refresh : !source?.tokens.access;
    const noToken = source === undefined ? 'No run got a token yet' : `Run ${source.number} got no ${kind === 'refresh' ? 'refresh' : 'access'} token`;
    return { kind, label, path: path ?? '', reason: path === null ? unserved : missing ? noToken : undefined };
  });
}

/** The run whose tokens a follow-up of `run` uses: itself, or the one that it used. */
export function tokenSource(run: Run | undefined, runs: readonly Run[]): Run | undefined {
  if (run === undefined || run.tokens.access || run.tokens.refresh) return run;
  return runs.find((other) => other.runId === run.input.ofRun) ?? run;
}

/** A follow-up request with the client of the run whose tokens it uses. */
export function followRequest(follow: FollowUp, source: Run, draft: RequestDraft, services: readonly ServedService[]): TestRequest {
  const sameClient = source.input.client.clientId === draft.client.clientId && draft.client.mode === source.input.client.mode;
  const request = requestOf(draft, { filter: source.filter, storedPasswords: [] });
  const { service: _, ...rest } = request;
  // Another service may serve the follow-up; the host then finds it by the path.
  const same = services.find((served) => served.service === source.input.service && served.paths.some(({ path }) => path === follow.path));
  const service = same === undefined ? {} : { service: same.service };
  return { ...rest, ...service, kind: follow.kind, path: follow.path, client: sameClient ? request.client : source.input.client, username: source.input.username, scopes: [], extra: [], password: '', ofRun: source.runId };
}

/** Applies the change of a mend to the request; null when it names something the editor does not have. */
export function mendedDraft(draft: RequestDraft, change: Readonly<Record<string, string>>): RequestDraft | null {
  let next: RequestDraft = draft;
  for (const [name, value] of Object.entries(change)) {
    if (name === 'location' && (value === 'AuthorizationHeader' || value === 'QueryString')) next = { ...next, client: { ...next.client, location: value } };
    else if (name === 'clientId') next = { ...next, client: { ...next.client, mode: 'registry', clientId: value } };
    else if (name === 'mode' && modes.includes(value as never)) next = { ...next, client: { ...next.client, mode: value as RequestDraft['client']['mode'] } };
    else if (name === 'username') next = { ...next, username: value };
    else if (name === 'path') next = { ...next, path: value };
    else if (name === 'scopes' || name === 'scope') next = { ...next, scopes: value.split(/[\s,+]+/).filter((scope) => scope !== '') };
    else return null;
  }
  return next;
}
