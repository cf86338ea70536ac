import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** HTTP Header authentication. */
export const httpHeaderSchema = defineEntity({
  type: 'HttpHeaderFilter',
  title: 'HTTP Header',
  purpose: 'Take the user from a header',
  advisory: { label: 'Checks nothing', text: 'Whoever can send the header is that user. Use it only behind a server that authenticates users and sets or removes the header.' },
  fields: {
    headerName: field({ kind: 'text', mono: true, required: true, label: 'HTTP Header Name', help: 'Header that names the user.', topic: 'Who gets in', effect: 'The user is read from header {after} instead of {before}.' }),
    tokenType: field({
      kind: 'choice',
      control: 'select',
      label: 'HTTP Header Type',
      options: [
        { value: 'Username', label: 'User Name' },
        { value: 'X509DName', label: 'Distinguished Name' },
      ],
      help: 'What the header holds.',
      effect: 'The header is read as {after} instead of {before}.',
    }),
  },
});
