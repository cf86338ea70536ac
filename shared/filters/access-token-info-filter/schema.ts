import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { storeFields } from '../oauth2/fields.ts';
import { monitoringFields } from '../oauth2/monitoring-fields.ts';
import { informationTable } from '../oauth2/property-tables.ts';

const ASKED = 'How it is asked';

/** Access Token Information. */
export const tokenInfoSchema = defineEntity({
  type: 'AccessTokenInfoFilter',
  title: 'Access Token Information',
  purpose: 'Return what an access token stands for',
  fields: {
    ...storeFields,
    accessTokenLocation: field({
      kind: 'choice',
      control: 'radio',
      label: 'Verify access token is in',
      default: 'QUERYSTRING',
      options: [
        { value: 'QUERYSTRING', label: 'Query String / Form Body' },
        { value: 'SELECTOR', label: 'Selector' },
      ],
      help: 'Where the token is looked for; what stands elsewhere is ignored.',
      topic: ASKED,
      effect: 'Tokens are looked for in {after} instead of {before}.',
    }),
    accessTokenLocationQueryString: field({
      kind: 'text',
      mono: true,
      required: true,
      label: 'Parameter',
      default: 'access_token',
      help: 'Name of the parameter.',
      usedWhen: { field: 'accessTokenLocation', is: ['QUERYSTRING'], otherwise: 'Not used while a selector finds the token' },
      topic: ASKED,
      effect: 'The token is read from parameter {after} instead of {before}.',
    }),
    accessTokenLocationSelector: field({
      kind: 'text',
      mono: true,
      required: true,
      label: 'Selector',
      default: "${http.client.getCgiArgument('access_token')}",
      help: 'Gives the token.',
      usedWhen: { field: 'accessTokenLocation', is: ['SELECTOR'], otherwise: 'Not used while a parameter holds the token' },
      topic: ASKED,
      effect: 'The token is read from {after} instead of {before}.',
    }),
    ...monitoringFields,
  },
  children: informationTable,
});
