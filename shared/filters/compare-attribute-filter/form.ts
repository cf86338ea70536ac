import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab: rule and conditions. */
export const compareAttributeForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ legend: 'Filter will pass if', rows: [{ row: 'choice', field: 'matchingRule', panels: {} }] },
      { rows: [{ row: 'table', child: 'AttributeCompare' }] },
      { rows: [{ row: 'field', field: 'negateOpOnNull' }] },] }],
};
