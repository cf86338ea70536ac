import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Retrieve from HTTP Header. */
export const extractHttpHeaderSchema = defineEntity({
  type: 'AttributeExtractHTTPHeaderFilter',
  title: 'Retrieve from HTTP Header',
  purpose: 'Set an attribute to the value of a header',
  fields: {
    headerName: field({ kind: 'text', mono: true, required: true, label: 'HTTP Header Name', help: 'Name of the header, or of the parameter.', effect: 'The value is read from {after} instead of {before}.' }),
    base64Decode: field({ kind: 'flag', label: 'Base64 Decode', default: '0', help: 'Whether the value is decoded from Base64.', effect: 'Decoding changes from {before} to {after}.' }),
    useQueryParameter: field({ kind: 'flag', label: 'Use query parameter', default: '0', help: 'Whether the value is a parameter of the query instead of a header.', effect: 'Reading the query changes from {before} to {after}.' }),
    attributeName: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Attribute ID', help: 'Name of the attribute that gets the value.', effect: 'The value is stored in {after} instead of {before}.' }),
  },
});
