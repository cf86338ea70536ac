import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Set Message. */
export const changeMessageSchema = defineEntity({
  type: 'ChangeMessageFilter',
  title: 'Set Message',
  purpose: 'Replace the body of the message',
  fields: {
    outputContentType: field({ kind: 'text', mono: true, label: 'Content-type', help: 'Content type of the new body, such as text/html; empty leaves it as it is.', effect: 'The body is sent as {after} instead of {before}.' }),
    body: field({ kind: 'text', mono: true, multiline: true, label: 'Message Body', default: '', help: 'The new body; selectors are replaced.', effect: 'The body of the message changes.' }),
  },
});
