import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Shortcut Chain. */
export const circuitChainSchema = defineEntity({
  type: 'CircuitChainFilter',
  title: 'Shortcut Chain',
  purpose: 'Run several policies, one after the other',
  fields: {},
  children: {
    CircuitReference: {
      type: 'CircuitReference',
      label: 'Policies',
      help: 'Run in order of priority until one fails or aborts.',
      columns: {
        name: field({ kind: 'text', required: true, selectors: false, label: 'Shortcut label', help: 'Name of the step.' }),
        circuitPK: field({ kind: 'reference', refType: 'FilterCircuit', label: 'Policy', help: 'The policy that runs.' }),
        evaluate: field({ kind: 'flag', label: 'Evaluate this shortcut when executing the chain', default: 'true', help: 'A step that is not evaluated is passed over.' }),
        priority: field({ kind: 'number', min: -2_147_483_648, max: 2_147_483_647, label: 'Priority', help: 'Lower numbers run first.' }),
      },
    },
  },
});
