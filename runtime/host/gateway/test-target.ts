import type { TestTarget } from '#shared/api/views.ts';
import type { Entity, EntityId, EntityStore, FieldReader } from '#shared/store/entity.ts';
import { secretsReadable, storedPassword } from '../../adapters/repositories/local/local-repository.ts';
import { directTestPath, directTestService } from './direct-test.ts';
import { PolicyWays, type FilterWay, type PolicyRoute } from './policy-ways.ts';

/** What a Test panel needs of a filter, or why it has none. Both: it can only be tested directly, and why. */
export interface FoundTarget {
  readonly target: TestTarget | null;
  readonly reason?: string;
}

/** Requests that use the tokens of an earlier one. */
export type FollowKind = 'refresh' | 'tokenInfo' | 'revoke' | 'resource';

/** A served path for a follow-up request, with the filter that will answer. */
export interface FollowTarget {
  readonly route: PolicyRoute;
  readonly filter: Entity;
}

const followTypes: Readonly<Record<FollowKind, string>> = {
  refresh: 'RefreshingAccessTokenFilter',
  tokenInfo: 'AccessTokenInfoFilter',
  revoke: 'RevokeOAuthAccessTokenFilter',
  resource: 'ValidateOAuth2AccessTokenFilter',
};

/** How a filter finds the client: place and parameter names. */
export interface ClientPlacement {
  readonly location: 'AuthorizationHeader' | 'QueryString';
  readonly idName: string;
  readonly secretName: string;
}

/** Placement as a filter is configured; filters without such fields: as by default. */
export function clientPlacement(reader: FieldReader, filter: Entity): ClientPlacement {
  return {
    location: reader.text(filter.id, 'locationOfClientDetails') === 'QueryString' ? 'QueryString' : 'AuthorizationHeader',
    idName: reader.text(filter.id, 'clientIdHeaderName') || 'client_id',
    secretName: reader.text(filter.id, 'clientSecretHeaderName') || 'client_secret',
  };
}

/** True for a filter that asks for the scope `openid` alone: ordinary tokens do not get through it. */
function isForSignInOnly(store: EntityStore, reader: FieldReader, filter: Entity): boolean {
  const scopes = filter.children.filter((id) => store.get(id)?.type === 'WithScopes').map((id) => reader.text(id, 'name'));
  return scopes.length > 0 && scopes.every((scope) => scope === 'openid');
}

/** The served path for a follow-up: of the same service and token store, where there is one. */
export function followTarget(store: EntityStore, ways: PolicyWays, reader: FieldReader, kind: FollowKind, filter: Entity, service: string | undefined): FollowTarget | undefined {
  const tokenStore = reader.text(filter.id, 'tokenStore');
  const served = ways.routes().flatMap((route) => ways.filtersOfType(followTypes[kind], route).map((target) => ({ route, filter: target })));
  const rank = ({ route, filter: target }: FollowTarget): number =>
    (route.service.key === service ? 0 : 4) + (reader.text(target.id, 'tokenStore') === tokenStore ? 0 : 2) + (isForSignInOnly(store, reader, target) ? 1 : 0);
  return served.sort((a, b) => rank(a) - rank(b) || b.route.path.length - a.route.path.length)[0];
}

function usersOf(store: EntityStore, reader: FieldReader, filter: Entity): readonly Entity[] {
  if (reader.text(filter.id, 'authNWith') === 'CIRCUIT') return [];
  if (reader.reference(filter.id, 'repository')?.type !== 'AuthnRepositoryLocal') return [];
  return store.ofType('User');
}

const userName = (reader: FieldReader, user: Entity): string => reader.text(user.id, 'name') ?? user.key;

/** Password that the store has for a local user; undefined when there is none or it cannot be read. */
export function passwordOfUser(store: EntityStore, reader: FieldReader, name: string): string | undefined {
  const user = secretsReadable(store, reader) ? store.ofType('User').find((one) => userName(reader, one) === name) : undefined;
  return user === undefined ? undefined : storedPassword(reader, user);
}

function noWayReason(ways: PolicyWays, filter: Entity, policy: Entity): string {
  if (!ways.isWired(filter)) return `In the policy ${policy.key}, no success or failure path leads from the first filter to ${filter.key}; connect it, or make it the start.`;
  const [off] = ways.waysTo(filter, ways.routes(false));
  if (off !== undefined) return `The path ${off.route.path} of ${off.route.service.key} leads here, but it or its interface ${off.route.interfaceEntity.key} is disabled; enable it to test over that path.`;
  return `No path of a listener leads to the policy ${policy.key}; add a path to a service, or a case to the Switch of one.`;
}

function pathOf({ route, via }: FilterWay): TestTarget['paths'][number] {
  return { service: route.service.key, interface: route.interfaceEntity.key, path: route.path, method: route.method, via: [...via] };
}

/** Finds how a filter can be tested. */
export function findTarget(store: EntityStore, reader: FieldReader, filterId: EntityId): FoundTarget {
  const filter = store.get(filterId);
  if (filter === undefined) return { target: null, reason: 'This filter does not exist any more.' };
  const ways = new PolicyWays(store, reader);
  const policy = ways.policyOf(filter);
  if (policy === undefined || !store.types.isA(filter.type, 'Filter')) return { target: null, reason: `${filter.key} is no filter of a policy, so no request can come to it.` };
  const found = ways.waysTo(filter);
  const wired = ways.isWired(filter);
  const reason = found.length > 0 ? undefined : noWayReason(ways, filter, policy);
  if (found.length === 0 && !wired) return { target: null, reason };
  const direct = { service: directTestService, interface: directTestService, path: directTestPath, method: '*', via: [policy.key] };
  const paths = found.length > 0 ? found.map(pathOf) : [direct];
  const follow = (kind: FollowKind): string | null => followTarget(store, ways, reader, kind, filter, paths[0]?.service)?.route.path ?? null;
  const placement = clientPlacement(reader, filter);
  const users = usersOf(store, reader, filter);
  const readable = secretsReadable(store, reader) ? users.filter((user) => storedPassword(reader, user)) : [];
  return {
    target: {
      filter: filter.id,
      filterType: filter.type,
      filterName: filter.key,
      paths,
      clientLocation: placement.location,
      clientIdName: placement.idName,
      clientSecretName: placement.secretName,
      users: users.map((user) => userName(reader, user)),
      storedPasswords: readable.map((user) => userName(reader, user)),
      follow: { refresh: follow('refresh'), tokenInfo: follow('tokenInfo'), revoke: follow('revoke'), resource: follow('resource') },
    },
    ...(reason === undefined ? {} : { reason }),
  };
}
