import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** String Replace. */
export const stringReplaceSchema = defineEntity({
  type: 'StringReplaceFilter',
  title: 'String Replace',
  purpose: 'Replace a text within an attribute',
  fields: {
    sourceAttribute: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Message Attribute', default: '', help: 'Name of the attribute that holds the text.', effect: 'Texts of {after} are changed instead of those of {before}.' }),
    destAttributeOverride: field({ kind: 'flag', label: 'Specify Destination Attribute', default: 'false', help: 'Whether the result goes into another attribute; otherwise it goes into the same.', effect: 'Storing elsewhere changes from {before} to {after}.' }),
    destAttribute: field({ kind: 'text', mono: true, attributeName: true, label: 'Destination Attribute', default: '', help: 'Attribute that gets the result, where one is specified.', effect: 'The result is stored in {after} instead of {before}.' }),
    replacementString: field({ kind: 'text', mono: true, label: 'Replacement String', default: '', help: 'Put in place of what matches; selectors are replaced.', effect: 'Matches become {after} instead of {before}.' }),
    matchMode: field({
      kind: 'choice',
      control: 'radio',
      label: 'Match',
      default: 'STRAIGHT_REPLACE',
      options: [
        { value: 'STRAIGHT_REPLACE', label: 'Straight Match' },
        { value: 'REGEX_REPLACE', label: 'Regular Expression' },
      ],
      help: 'How matches are found.',
      effect: 'Matches are found by {after} instead of {before}.',
    }),
    straightMatchString: field({ kind: 'text', mono: true, label: 'Match String', default: '', help: 'Text that is replaced.', usedWhen: { field: 'matchMode', is: ['STRAIGHT_REPLACE'], otherwise: 'Not used with a regular expression' }, effect: 'Text {after} is replaced instead of {before}.' }),
    regexMatchString: field({ kind: 'text', mono: true, selectors: false, label: 'Regular Expression', default: '', help: 'Expression whose matches are replaced.', usedWhen: { field: 'matchMode', is: ['REGEX_REPLACE'], otherwise: 'Not used with a straight match' }, effect: 'Matches of {after} are replaced instead of {before}.' }),
    matchBehaviour: field({
      kind: 'choice',
      control: 'segmented',
      label: 'Replace',
      default: 'MATCH_FIRST',
      options: [
        { value: 'MATCH_FIRST', label: 'First Match' },
        { value: 'MATCH_ALL', label: 'All Matches' },
      ],
      help: 'Which matches are replaced.',
      effect: 'Replaced is {after} instead of {before}.',
    }),
  },
});
