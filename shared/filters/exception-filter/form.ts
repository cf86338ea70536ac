import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab with a note. */
export const exceptionForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'note', text: 'There is nothing to set: this filter always aborts.' }] }] }],
};
