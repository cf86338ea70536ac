import { field } from '../../entities/field-spec.ts';

const WHO = 'Who can get a token';
const WORTH = 'What a token is worth';
const MAX_SECONDS = 2_147_483_647;
const MAX_LENGTH = 1024;

const shortToken = { value: 22, reason: 'Fewer than 22 characters of A-Z, a-z and 0-9 hold less than 128 bits, so tokens can be guessed' };

/** `OAuth2AccessTokenFilter`: the access token store. */
export const storeFields = {
  tokenStore: field({
    kind: 'reference',
    refType: 'AccessTokenPersist',
    required: true,
    label: 'Access Token will be stored here',
    help: 'Store that keeps access and refresh tokens, known by their digest only. Filters that read tokens must name the same store.',
    topic: WORTH,
    effect: 'Tokens are kept in {after} instead of {before}; tokens issued before are not found there.',
  }),
};

const inForm = { field: 'locationOfClientDetails', is: ['QueryString'], otherwise: 'Not used while the client is read from the Authorization header' };

/** Where a filter finds the client's id and secret. */
export const clientFields = {
  locationOfClientDetails: field({
    kind: 'choice',
    control: 'radio',
    label: 'Find client application information from message',
    default: 'AuthorizationHeader',
    options: [
      { value: 'AuthorizationHeader', label: 'In Authorization Header', hint: 'HTTP Basic, as RFC 6749 recommends', effect: 'Clients that send client_id in the form will get 401.' },
      { value: 'QueryString', label: 'In Form Body', hint: 'Two parameters of the form', effect: 'Clients that send an Authorization header will get 401.' },
    ],
    help: 'The one place in which the client’s id and secret are looked for; what stands in the other place is ignored.',
    topic: WHO,
  }),
  clientIdHeaderName: field({
    kind: 'text',
    mono: true,
    required: true,
    versioned: true,
    label: 'Client Id',
    default: 'client_id',
    help: 'Name of the form parameter',
    usedWhen: inForm,
    topic: WHO,
    effect: 'The client id is read from parameter {after} instead of {before}.',
  }),
  clientSecretHeaderName: field({
    kind: 'text',
    mono: true,
    required: true,
    versioned: true,
    label: 'Client Secret',
    default: 'client_secret',
    help: 'Name of the form parameter',
    usedWhen: inForm,
    topic: WHO,
    effect: 'The client secret is read from parameter {after} instead of {before}.',
  }),
};

/** `DelegateAuthnToCircuitFilter`: who checks the resource owner's password. */
export const ownerFields = {
  authNWith: field({
    kind: 'choice',
    control: 'radio',
    label: 'Authenticate Resource Owner',
    default: 'REPOSITORY',
    options: [
      { value: 'REPOSITORY', label: 'Authenticate credentials using this repository', effect: 'Users of the repository can get a token; no policy is asked.' },
      { value: 'CIRCUIT', label: 'Call this policy', effect: 'A policy decides who can get a token; the repository is not asked.' },
    ],
    help: 'Who decides whether the user’s name and password are right.',
    topic: WHO,
  }),
  repository: field({
    kind: 'reference',
    refType: 'AuthnRepositoryBase',
    required: true,
    label: 'Repository',
    help: 'Users of this repository can get a token.',
    usedWhen: { field: 'authNWith', is: ['REPOSITORY'], otherwise: 'Not used while a policy authenticates' },
    topic: WHO,
    effect: 'Users of {after} can get a token instead of those of {before}.',
  }),
  circuitPK: field({
    kind: 'reference',
    refType: 'FilterCircuit',
    required: true,
    label: 'Policy',
    help: 'Called with the name and password in authentication.subject.id and authentication.subject.password.',
    usedWhen: { field: 'authNWith', is: ['CIRCUIT'], otherwise: 'Not used while a repository authenticates' },
    topic: WHO,
    effect: 'Policy {after} decides who can get a token instead of {before}.',
  }),
  subjectAttr: field({
    kind: 'text',
    mono: true,
    required: true,
    label: 'Policy will store subject in selector',
    default: '${authentication.subject.id}',
    help: 'Read after the policy has passed; names the owner of the token. A filter of the policy has to write it.',
    usedWhen: { field: 'authNWith', is: ['CIRCUIT'], otherwise: 'Not used while a repository authenticates' },
    topic: WHO,
    effect: 'The token’s owner is read from {after} instead of {before}.',
  }),
};

type RefreshHints = Readonly<Record<'NewRefresh' | 'NoRefresh' | 'PreserveRefresh', string>>;

function refreshChoice(hints: RefreshHints): ReturnType<typeof field> {
  return field({
    kind: 'choice',
    control: 'radio',
    label: 'Refresh Token Details',
    default: 'NewRefresh',
    options: [
      { value: 'NewRefresh', label: 'Generate a new refresh token', hint: hints.NewRefresh, effect: 'Every answer carries a new refresh token.' },
      { value: 'NoRefresh', label: 'Do not generate a refresh token', hint: hints.NoRefresh, effect: 'Answers carry no refresh token: once the access token has expired, the user is needed again.' },
      { value: 'PreserveRefresh', label: 'Preserve the existing refresh token', hint: hints.PreserveRefresh, effect: 'No new refresh tokens are made; one that is sent along stays valid.' },
    ],
    help: 'Whether the client can get further access tokens without the user.',
    topic: WORTH,
  });
}

const newRefresh = { field: 'refreshChoice', is: ['NewRefresh'], otherwise: 'Used only while a new refresh token is generated' };

/** `CreateOAuth2AccessTokenFilter` without scopes: what a token is. */
export const tokenFields = {
  accessTokenExpiresInSecs: field({
    kind: 'number',
    unit: 'seconds',
    min: 1,
    max: MAX_SECONDS,
    label: 'Access Token Expiry (in secs)',
    default: '3600',
    help: 'How long an access token lives; also the expires_in of the answer.',
    topic: WORTH,
    effect: 'Access tokens live {after} instead of {before}.',
  }),
  accessTokenlength: field({
    kind: 'number',
    unit: 'characters',
    min: 1,
    max: MAX_LENGTH,
    warnBelow: shortToken,
    label: 'Access Token Length',
    default: '54',
    help: 'Random characters of A-Z, a-z and 0-9 in an access token.',
    topic: WORTH,
    effect: 'Access tokens have {after} characters instead of {before}.',
  }),
  accessTokenType: field({
    kind: 'text',
    required: true,
    label: 'Access Token Type',
    default: 'Bearer',
    help: 'The token_type of the answer. Only Bearer tells clients how to use the token (RFC 6750).',
    topic: WORTH,
    effect: 'The answer calls the token {after} instead of {before}.',
  }),
  refreshChoice: refreshChoice({ NewRefresh: 'A refresh token sent along is removed', NoRefresh: 'A refresh token sent along is removed', PreserveRefresh: 'The one sent along is kept; when none is sent, the answer carries none' }),
  refreshTokenExpiresInSecs: field({
    kind: 'number',
    unit: 'seconds',
    min: 1,
    max: MAX_SECONDS,
    label: 'Expiry (in secs)',
    default: '43200',
    help: 'How long a new refresh token lives.',
    usedWhen: newRefresh,
    topic: WORTH,
    effect: 'Refresh tokens live {after} instead of {before}.',
  }),
  refreshTokenlength: field({
    kind: 'number',
    unit: 'characters',
    min: 1,
    max: MAX_LENGTH,
    warnBelow: shortToken,
    label: 'Length',
    default: '46',
    help: 'Random characters of A-Z, a-z and 0-9 in a refresh token.',
    usedWhen: newRefresh,
    topic: WORTH,
    effect: 'Refresh tokens have {after} characters instead of {before}.',
  }),
};

/** The same of a refresh request, which always carries a refresh token. */
export const refreshedTokenFields = {
  ...tokenFields,
  refreshChoice: refreshChoice({ NewRefresh: 'The one sent is removed, so it works once', NoRefresh: 'The one sent is removed, so this was its last use', PreserveRefresh: 'The one sent is kept and comes back in the answer' }),
};

/** Which scopes a new token gets. */
export const scopeFields = {
  scopeChoice: field({
    kind: 'choice',
    control: 'radio',
    label: 'Generate Token Scopes',
    default: 'Application',
    options: [
      { value: 'Application', label: 'Get scopes from a registered application', effect: 'Tokens get scopes that are registered for the application; no policy is asked.' },
      { value: 'Circuit', label: 'Get scopes by calling a policy', effect: 'A policy decides the scopes of a token; those registered for the application do not count.' },
    ],
    help: 'What decides the scopes of a token.',
    topic: WORTH,
  }),
  scopesMustMatch: field({
    kind: 'choice',
    control: 'segmented',
    label: 'Must match',
    default: 'Any',
    options: [
      { value: 'Any', label: 'Any', hint: 'Unregistered scopes are left out', effect: 'Unregistered scopes are left out, and the others are granted.' },
      { value: 'All', label: 'All', hint: 'One unregistered scope refuses the request', effect: 'An unregistered scope refuses the whole request.' },
    ],
    help: 'If the request names no scope, the token gets the application’s default scopes.',
    usedWhen: { field: 'scopeChoice', is: ['Application'], otherwise: 'Not used while a policy gives the scopes' },
    topic: WORTH,
  }),
  scopeCircuitPK: field({
    kind: 'reference',
    refType: 'FilterCircuit',
    required: true,
    label: 'Policy',
    help: 'Called to decide the scopes; when it fails, the request is refused.',
    usedWhen: { field: 'scopeChoice', is: ['Circuit'], otherwise: 'Not used while the application gives the scopes' },
    topic: WORTH,
    effect: 'Policy {after} gives the scopes instead of {before}.',
  }),
  scopesForToken: field({
    kind: 'text',
    mono: true,
    required: true,
    label: 'Scopes approved for token are stored in attribute',
    default: '${scopes.for.token}',
    help: 'Holds the granted scopes after the policy: a set of texts, or one text with spaces between.',
    usedWhen: { field: 'scopeChoice', is: ['Circuit'], otherwise: 'Not used while the application gives the scopes' },
    topic: WORTH,
    effect: 'Granted scopes are read from {after} instead of {before}.',
  }),
};
