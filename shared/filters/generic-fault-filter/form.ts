import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const genericFaultForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'httpResponseStatus' }] },
        { legend: 'Generic Error Contents', rows: [{ row: 'field', field: 'showDetailedReason' }, { row: 'field', field: 'faultString' }, { row: 'field', field: 'showPath' }, { row: 'field', field: 'showStack' }, { row: 'field', field: 'showAttributes' }] },
        { legend: 'Message transformation', rows: [{ row: 'field', field: 'styleResponse' }, { row: 'field', field: 'userStylesheet' }] },
        { legend: 'Advanced', rows: [{ row: 'field', field: 'applyResponseRules' }, { row: 'field', field: 'filterCircuit' }, { row: 'field', field: 'responseHandling' }, { row: 'field', field: 'fault_body' }, { row: 'field', field: 'fault_headers' }] },
      ],
    },
  ],
};
