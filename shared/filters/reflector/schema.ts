import { defineEntity } from '../../entities/entity-schema.ts';
import { httpStatusField } from '../http-status.ts';

/** Reflect Message. */
export const reflectorSchema = defineEntity({
  type: 'Reflector',
  title: 'Reflect Message',
  purpose: 'Answer with the message as it stands',
  fields: { httpResponseStatus: httpStatusField },
});
