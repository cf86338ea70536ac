import { defineEntity } from '../../entities/entity-schema.ts';

/** False Filter. */
export const falseSchema = defineEntity({
  type: 'FalseFilter',
  title: 'False Filter',
  purpose: 'A step that always fails',
  fields: {},
});
