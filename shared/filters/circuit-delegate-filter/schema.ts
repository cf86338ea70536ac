import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Policy Shortcut. */
export const circuitDelegateSchema = defineEntity({
  type: 'CircuitDelegateFilter',
  title: 'Policy Shortcut',
  purpose: 'Run another policy and go on with its result',
  fields: {
    circuitPK: field({ kind: 'reference', refType: 'FilterCircuit', required: true, label: 'Policy Shortcut', help: 'The policy that runs on the same message.', effect: 'Policy {after} runs instead of {before}.' }),
  },
});
