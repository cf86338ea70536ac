import { defineEntity } from '../../entities/entity-schema.ts';

/** Abort. */
export const exceptionSchema = defineEntity({
  type: 'ExceptionFilter',
  title: 'Abort',
  purpose: 'A step that always aborts',
  fields: {},
});
