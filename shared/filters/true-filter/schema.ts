import { defineEntity } from '../../entities/entity-schema.ts';

/** True Filter. */
export const trueSchema = defineEntity({
  type: 'TrueFilter',
  title: 'True Filter',
  purpose: 'A step that always passes',
  fields: {},
});
