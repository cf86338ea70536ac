import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { storeFields } from '../oauth2/fields.ts';
import { monitoringFields } from '../oauth2/monitoring-fields.ts';

const WHO = 'Who gets in';

/** Validate Access Token: guards a protected resource (RFC 6750). */
export const validateSchema = defineEntity({
  type: 'ValidateOAuth2AccessTokenFilter',
  title: 'Validate Access Token',
  purpose: 'Let a request pass that carries a valid access token',
  fields: {
    ...storeFields,
    accessTokenLocation: field({
      kind: 'choice',
      control: 'radio',
      label: 'Verify access token is in',
      default: 'HEADER',
      options: [
        { value: 'HEADER', label: 'Authorization Header' },
        { value: 'QUERYSTRING', label: 'Query String / Form Body' },
        { value: 'SELECTOR', label: 'Selector' },
      ],
      help: 'Where the token is looked for; what stands elsewhere is ignored.',
      topic: WHO,
      effect: 'Tokens are looked for in {after} instead of {before}.',
    }),
    authorizationHeaderPrefix: field({
      kind: 'text',
      label: 'Authorization Header Prefix',
      default: 'Bearer',
      help: 'Scheme before the token; case does not matter.',
      usedWhen: { field: 'accessTokenLocation', is: ['HEADER'], otherwise: 'Used only with the Authorization header' },
      topic: WHO,
      effect: 'The token stands behind {after} instead of {before}.',
    }),
    accessTokenLocationQueryString: field({
      kind: 'text',
      mono: true,
      required: true,
      label: 'Parameter',
      help: 'Name of the parameter.',
      usedWhen: { field: 'accessTokenLocation', is: ['QUERYSTRING'], otherwise: 'Used only with a parameter' },
      topic: WHO,
      effect: 'The token is read from parameter {after} instead of {before}.',
    }),
    accessTokenLocationSelector: field({
      kind: 'text',
      mono: true,
      required: true,
      label: 'Selector',
      help: 'Gives the token.',
      usedWhen: { field: 'accessTokenLocation', is: ['SELECTOR'], otherwise: 'Used only with a selector' },
      topic: WHO,
      effect: 'The token is read from {after} instead of {before}.',
    }),
    scopesMustMatch: field({
      kind: 'choice',
      control: 'segmented',
      label: 'Scopes must match',
      default: 'Any',
      options: [
        { value: 'Any', label: 'Any', hint: 'One of the scopes is enough', effect: 'A token needs only one of the scopes.' },
        { value: 'All', label: 'All', hint: 'Every scope is needed', effect: 'A token needs every one of the scopes.' },
      ],
      help: 'Whether the token needs one of the scopes, or all of them.',
      topic: WHO,
    }),
    removeCredentials: field({ kind: 'flag', label: 'Remove HTTP Authorization Header', default: 'true', help: 'The token is not passed on to filters and servers behind.', topic: WHO, effect: 'Removing the header changes from {before} to {after}.' }),
    ...monitoringFields,
  },
  children: {
    WithScopes: {
      type: 'WithScopes',
      label: 'Scopes',
      help: 'Scopes that the token needs; selectors are allowed.',
      topic: WHO,
      columns: { name: field({ kind: 'text', required: true, mono: true, label: 'Scope', help: 'Name of the scope.' }) },
    },
  },
});
