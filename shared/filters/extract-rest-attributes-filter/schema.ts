import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Extract REST Request Attributes. */
export const extractRestAttributesSchema = defineEntity({
  type: 'ExtractRESTAttributesFilter',
  title: 'Extract REST Request Attributes',
  purpose: 'Set attributes to headers and parameters',
  fields: {
    useHeaders: field({ kind: 'flag', label: 'HTTP Headers', default: '1', help: 'Whether headers become attributes, named http.header.NAME.', effect: 'Extracting headers changes from {before} to {after}.' }),
    useQueryString: field({ kind: 'flag', label: 'Request Querystring', default: '1', help: 'Whether parameters of query and form become attributes.', effect: 'Extracting parameters changes from {before} to {after}.' }),
    queryAttributePrefix: field({ kind: 'text', mono: true, required: true, selectors: false, label: 'Prefix for query attributes', default: 'params.query', help: 'First part of the names of parameters’ attributes. It is needed: without one a request could set any attribute.', effect: 'Parameters are found under {after} instead of {before}.' }),
    decode: field({ kind: 'flag', label: 'Decode extracted attributes', default: '0', help: 'Whether percent-escapes of parameters are decoded.', effect: 'Decoding changes from {before} to {after}.' }),
  },
});
