import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { credentialFields } from '../credential-fields.ts';

/** Attribute Authentication. */
export const attributeAuthnSchema = defineEntity({
  type: 'AttributeAuthnFilter',
  title: 'Attribute Authentication',
  purpose: 'Check a name and password held in attributes',
  fields: {
    username: field({ kind: 'text', mono: true, required: true, label: 'Username', default: '${authentication.subject.id}', help: 'Selector of the user’s name.' }),
    password: field({ kind: 'text', mono: true, required: true, label: 'Password', default: '${authentication.subject.password}', help: 'Selector of the user’s password.' }),
    ...credentialFields,
  },
});
