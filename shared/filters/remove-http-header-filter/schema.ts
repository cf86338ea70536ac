import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Remove HTTP Header. */
export const removeHttpHeaderSchema = defineEntity({
  type: 'RemoveHTTPHeaderFilter',
  title: 'Remove HTTP Header',
  purpose: 'Take a header from the message',
  fields: {
    headerName: field({ kind: 'text', mono: true, required: true, label: 'HTTP Header Name', help: 'Name of the header.', effect: 'Header {after} is removed instead of {before}.' }),
    errorNoHeader: field({ kind: 'flag', label: 'Fail if header is not present', default: '0', help: 'Whether the filter fails when there is no such header.', effect: 'Failing without the header changes from {before} to {after}.' }),
  },
});
