import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { isComparison, switchOptions } from '../comparison-words.ts';

/** Switch on Attribute Value. */
export const switchSchema = defineEntity({
  type: 'SwitchFilter',
  title: 'Switch on Attribute Value',
  purpose: 'Choose the policy that runs by a value',
  fields: {
    attributeName: field({ kind: 'text', mono: true, required: true, label: 'Switch on selector expression', help: 'Gives the value that the cases are compared with.', effect: 'Cases compare {after} instead of {before}.' }),
    defaultOption: field({
      kind: 'choice',
      control: 'radio',
      label: 'Default',
      default: 'RETURN_DEFAULT_CIRCUIT',
      options: [
        { value: 'RETURN_DEFAULT_CIRCUIT', label: 'Return result of calling the following policy' },
        { value: 'RETURN_TRUE', label: 'Return true' },
        { value: 'RETURN_FALSE', label: 'Return false' },
      ],
      help: 'What happens when no case matches.',
      effect: 'Without a match: {after} instead of {before}.',
    }),
    defaultCircuit: field({
      kind: 'reference',
      refType: 'FilterCircuit',
      required: true,
      label: 'Policy',
      help: 'Runs when no case matches.',
      usedWhen: { field: 'defaultOption', is: ['RETURN_DEFAULT_CIRCUIT'], otherwise: 'Not used while the filter itself returns the result' },
      effect: 'Without a match policy {after} runs instead of {before}.',
    }),
  },
  children: {
    SwitchCircuitReference: {
      type: 'SwitchCircuitReference',
      label: 'Cases',
      help: 'The first case that matches decides, in order of priority. Case of letters does not matter, but for regular expressions.',
      columns: {
        comparatorType: field({
          kind: 'choice',
          control: 'select',
          label: 'Comparison type',
          default: 'contains',
          options: switchOptions,
          accepts: isComparison,
          help: 'How the value is compared.',
        }),
        compareWith: field({ kind: 'text', mono: true, label: 'Compare with', default: '', help: 'The text to compare with.' }),
        circuitPK: field({ kind: 'reference', refType: 'FilterCircuit', required: true, label: 'Policy', help: 'Runs when the case matches; its result is the filter’s.' }),
        priority: field({ kind: 'number', min: -2_147_483_648, max: 2_147_483_647, label: 'Priority', help: 'Lower numbers are compared first.' }),
      },
    },
  },
});
