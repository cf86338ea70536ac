import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { comparisonOptions, isComparison } from '../comparison-words.ts';

/** Compare Attribute. */
export const compareAttributeSchema = defineEntity({
  type: 'CompareAttributeFilter',
  title: 'Compare Attribute',
  purpose: 'Pass when values compare as listed',
  fields: {
    matchingRule: field({
      kind: 'choice',
      control: 'radio',
      label: 'Filter will pass if',
      default: 'MATCH_ALL',
      options: [
        { value: 'MATCH_ALL', label: 'all of the following conditions are met' },
        { value: 'MATCH_ONE', label: 'one of the following conditions is met' },
      ],
      help: 'Whether every condition has to be met, or one is enough.',
      effect: 'The filter passes if {after} instead of {before}.',
    }),
    negateOpOnNull: field({ kind: 'flag', label: 'Negated conditions are met when there is no value', default: '0', help: 'Otherwise a condition about a value that is not there is never met.' }),
  },
  children: {
    AttributeCompare: {
      type: 'AttributeCompare',
      label: 'Conditions',
      help: 'Selector, comparison and the text to compare with. Case of letters matters.',
      columns: {
        attrName: field({ kind: 'text', mono: true, required: true, label: 'Attribute', help: 'A selector, or the name of an attribute.' }),
        matchType: field({ kind: 'choice', control: 'select', label: 'Comparison', default: 'CONTAINS', options: comparisonOptions, accepts: isComparison, help: 'How the value is compared.' }),
        expression: field({ kind: 'text', mono: true, label: 'Value', help: 'Text or regular expression to compare with; selectors are replaced.' }),
      },
    },
  },
});
