import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Retrieve from User Store. */
export const userStoreSchema = defineEntity({
  type: 'VordelAttributeExtractFilter',
  title: 'Retrieve from User Store',
  purpose: 'Set attributes to those of a local user',
  fields: {
    userIdentityAttribName: field({ kind: 'text', mono: true, label: 'User ID', default: '${authentication.subject.id}', help: 'Selector of the user’s name.', effect: 'The user is named by {after} instead of {before}.' }),
    messageAttrPrefix: field({ kind: 'text', mono: true, label: 'Prefix for message attribute', default: 'user', help: 'First part of the names of the attributes that are set; empty for none.', effect: 'Attributes begin with {after} instead of {before}.' }),
    failOnEmptyAttributeSet: field({ kind: 'flag', label: 'Fail on empty attribute set', default: '0', help: 'Whether the filter fails when none of the attributes was found.', effect: 'Failing on an empty set changes from {before} to {after}.' }),
    enablyLegacyAttrNaming: field({ kind: 'flag', label: 'Enable legacy attribute naming for retrieved attributes', default: '0', help: 'Names as versions before 7.1 wrote them. The embedded gateway has the new names only.', effect: 'Legacy names change from {before} to {after}.' }),
  },
  children: {
    LookupAttribute: {
      type: 'LookupAttribute',
      label: 'Attributes',
      help: 'Attributes of the user that are retrieved; without rows, all.',
      columns: {
        name: field({ kind: 'text', mono: true, required: true, label: 'Attribute Name', help: 'Name of the attribute in the user store.' }),
        namespace: field({ kind: 'text', mono: true, label: 'Attribute Namespace', default: '', help: 'Not used by the local user store.' }),
      },
    },
  },
});
