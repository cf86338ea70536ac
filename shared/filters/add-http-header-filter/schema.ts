import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Add HTTP Header. */
export const addHttpHeaderSchema = defineEntity({
  type: 'AddHTTPHeaderFilter',
  title: 'Add HTTP Header',
  purpose: 'Give the message a header',
  fields: {
    headerName: field({ kind: 'text', mono: true, required: true, label: 'HTTP Header Name', help: 'Name of the header.', effect: 'Header {after} is set instead of {before}.' }),
    headerValue: field({ kind: 'text', mono: true, label: 'HTTP Header Value', help: 'Value of the header; selectors are replaced.', effect: 'The header is {after} instead of {before}.' }),
    overwriteExistingHeader: field({ kind: 'flag', label: 'Override existing header', default: '1', help: 'Whether headers of the same name are replaced; otherwise the message has both.', effect: 'Overriding changes from {before} to {after}.' }),
    base64Encode: field({ kind: 'flag', label: 'Base64 Encode', default: '0', help: 'Whether the value is encoded as Base64 first.', effect: 'Encoding the value changes from {before} to {after}.' }),
    addWhere: field({
      kind: 'choice',
      control: 'radio',
      label: 'Add header to',
      default: 'httpheaders',
      options: [{ value: 'httpheaders', label: 'HTTP headers' }],
      accepts: () => true,
      help: 'Where the header is added. Headers of the body alone cannot be added here.',
      effect: 'The header is added to {after} instead of {before}.',
    }),
  },
});
