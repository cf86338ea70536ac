import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab: value, cases, default. */
export const switchForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'attributeName' }] },
      { rows: [{ row: 'table', child: 'SwitchCircuitReference' }] },
      { legend: 'Default', rows: [{ row: 'choice', field: 'defaultOption', panels: { RETURN_DEFAULT_CIRCUIT: [{ row: 'field', field: 'defaultCircuit' }], RETURN_TRUE: [], RETURN_FALSE: [] } }] },] }],
};
