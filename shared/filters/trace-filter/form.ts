import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const traceForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'traceMsg' }, { row: 'field', field: 'traceLevel' }] }, { rows: [{ row: 'field', field: 'traceAttributes' }, { row: 'field', field: 'traceBody' }, { row: 'field', field: 'doIndent' }] }] }],
};
