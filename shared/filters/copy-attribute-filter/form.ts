import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const copyAttributeForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'table', child: 'CopyAttribute' }] }] }],
};
