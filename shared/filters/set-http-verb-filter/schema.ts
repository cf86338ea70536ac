import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Set HTTP Verb. */
export const setHttpVerbSchema = defineEntity({
  type: 'SetHTTPVerbFilter',
  title: 'Set HTTP Verb',
  purpose: 'Give the message another verb',
  fields: {
    httpVerb: field({ kind: 'text', mono: true, required: true, label: 'HTTP Verb', help: 'Such as GET or POST; selectors are replaced.', effect: 'The verb becomes {after} instead of {before}.' }),
  },
});
