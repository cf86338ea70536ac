import type { ChildTable } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

const WORTH = 'What a token is worth';

const propertyColumns = {
  name: field({ kind: 'text', required: true, label: 'Name', help: 'Name of the property.' }),
  value: field({ kind: 'text', mono: true, label: 'Value', help: 'Text; selectors are evaluated when the token is issued.' }),
};

/** Metadata stored with a token. */
export const metadataTable: Readonly<Record<string, ChildTable>> = {
  Property: {
    type: 'Property',
    label: 'Store additional meta data with the access token',
    help: 'Kept with the token, never in the token answer; token information can return it.',
    columns: propertyColumns,
    topic: WORTH,
  },
};

/** Additional members of a token information answer. */
export const informationTable: Readonly<Record<string, ChildTable>> = {
  Property: { type: 'Property', label: 'Return additional values', help: 'Members added to the answer; selectors see the token as accesstoken.', columns: propertyColumns, topic: WORTH },
};
