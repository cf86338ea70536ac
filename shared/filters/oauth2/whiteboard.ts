import type { ClientCredential } from '../../ports/client-registry.ts';
import type { AccessTokenRecord, RefreshTokenRecord } from '../../ports/token-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { methods, type HasMethods } from '../../selectors/methods.ts';
import type { Secret } from '../../trace/secret.ts';

function seconds(until: number, clock: Clock): number {
  return Math.max(0, Math.floor((until - clock.now()) / 1000));
}

/** `accesstoken` on the whiteboard: getters as selectors call them; token values stay secrets. */
export class TokenAttribute implements HasMethods {
  readonly #record: AccessTokenRecord;
  readonly #clock: Clock;
  readonly #value: Secret | undefined;
  readonly #refresh: { readonly record: RefreshTokenRecord; readonly value?: Secret } | undefined;

  constructor(record: AccessTokenRecord, clock: Clock, value?: Secret, refresh?: { readonly record: RefreshTokenRecord; readonly value?: Secret }) {
    this.#record = record;
    this.#clock = clock;
    this.#value = value;
    this.#refresh = refresh;
  }

  /** Made when a selector asks: most tokens are never looked at. */
  get [methods](): HasMethods[typeof methods] {
    const [record, clock, value, refresh] = [this.#record, this.#clock, this.#value, this.#refresh];
    const metadata = new Map(record.metadata);
    const extra: HasMethods = { [methods]: { get: (key) => metadata.get(String(key)) } };
    const refreshObject: HasMethods | undefined = refresh && {
      [methods]: {
        getValue: () => refresh.value,
        getExpiration: () => refresh.record.expiresAt,
        getExpiresIn: () => seconds(refresh.record.expiresAt, clock),
        hasExpired: () => clock.now() >= refresh.record.expiresAt,
      },
    };
    return {
      getValue: () => value,
      getExpiration: () => record.expiresAt,
      getExpiresIn: () => seconds(record.expiresAt, clock),
      isExpired: () => clock.now() >= record.expiresAt,
      getTokenType: () => record.tokenType,
      getRefreshToken: () => refresh?.value,
      getOAuth2RefreshToken: () => refreshObject,
      hasRefresh: () => record.refreshDigest !== undefined,
      getScope: () => record.scopes.join(' '),
      getAdditionalInformation: () => extra,
    };
  }
}

class AuthenticationAttribute implements HasMethods {
  readonly #userName: string;
  readonly #clientId: string;
  readonly #scopes: readonly string[];

  constructor(userName: string, clientId: string, scopes: readonly string[]) {
    this.#userName = userName;
    this.#clientId = clientId;
    this.#scopes = scopes;
  }

  get [methods](): HasMethods[typeof methods] {
    const [userName, clientId, scope] = [this.#userName, this.#clientId, this.#scopes.join(' ')];
    const request: HasMethods = {
      [methods]: {
        getScope: () => scope,
        getClientId: () => clientId,
        getState: () => undefined,
        getRedirectUri: () => undefined,
        getParameters: () => new Map([['client_id', clientId], ['scope', scope]]),
      },
    };
    return { getUserAuthentication: () => userName, getAuthorizationRequest: () => request };
  }
}

/** `accesstoken.authn`: who the token was issued to, and for which request. */
export function authenticationAttribute(userName: string, clientId: string, scopes: readonly string[]): HasMethods {
  return new AuthenticationAttribute(userName, clientId, scopes);
}

const clients = new WeakMap<ClientCredential, HasMethods>();

/** `oauth.client.details`. */
export function clientAttribute(credential: ClientCredential): HasMethods {
  const known = clients.get(credential);
  if (known !== undefined) return known;
  const made = makeClientAttribute(credential);
  clients.set(credential, made);
  return made;
}

function makeClientAttribute(credential: ClientCredential): HasMethods {
  const { application } = credential;
  return {
    [methods]: {
      getClientType: () => credential.type,
      getApplication: () => application.name,
      getName: () => application.name,
      getDescription: () => application.description,
      getLogo: () => undefined,
      getApplicationID: () => application.id,
      getContactPhone: () => application.phone,
      getContactEmail: () => application.email,
      getClientID: () => credential.clientId,
      getClientSecret: () => credential.secret,
      getRedirectURLs: () => credential.redirectUrls,
      getScopes: () => application.scopes.map((scope) => scope.name),
      getDefaultScopes: () => application.scopes.filter((scope) => scope.default).map((scope) => scope.name),
      getX509Cert: () => undefined,
      isEnabled: () => credential.enabled && application.enabled,
    },
  };
}
