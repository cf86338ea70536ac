import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Set Response Status. */
export const setResponseStatusSchema = defineEntity({
  type: 'SetResponseStatusFilter',
  title: 'Set Response Status',
  purpose: 'Mark for monitoring how the message ended',
  fields: {
    responseStatus: field({
      kind: 'choice',
      control: 'radio',
      label: 'Response Status',
      default: '2',
      options: [
        { value: '2', label: 'Pass' },
        { value: '3', label: 'Fail' },
      ],
      help: 'How monitoring counts the message; the answer is not changed.',
      effect: 'The message is counted as {after} instead of {before}.',
    }),
  },
});
