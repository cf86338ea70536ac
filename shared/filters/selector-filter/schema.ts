import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Evaluate Selector. */
export const selectorSchema = defineEntity({
  type: 'SelectorFilter',
  title: 'Evaluate Selector',
  purpose: 'Pass when an expression is true',
  fields: {
    expression: field({ kind: 'text', mono: true, required: true, label: 'Expression', default: '${1 + 1 == 2}', help: 'A selector that gives true or false.', effect: 'The filter passes when {after} is true instead of {before}.' }),
  },
});
