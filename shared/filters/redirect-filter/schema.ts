import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** HTTP Redirect. */
export const redirectSchema = defineEntity({
  type: 'RedirectFilter',
  title: 'HTTP Redirect',
  purpose: 'Send the client to another address',
  fields: {
    httpResponseStatus: field({ kind: 'number', min: 100, max: 599, label: 'HTTP response code status', default: '301', help: 'Status of the answer: 301, 302, 303, 307 or 308 redirect.', effect: 'The answer has status {after} instead of {before}.' }),
    url: field({ kind: 'text', mono: true, required: true, label: 'Redirect URL', help: 'Where the client is sent; selectors are replaced.', effect: 'Clients are sent to {after} instead of {before}.' }),
    outputContentType: field({ kind: 'text', mono: true, label: 'Content-type', help: 'Content type of the body, such as text/html.', effect: 'The body is sent as {after} instead of {before}.' }),
    content: field({ kind: 'text', mono: true, multiline: true, label: 'Message Body', help: 'Body of the answer, for clients that do not follow.', effect: 'The body of the answer changes.' }),
  },
});
