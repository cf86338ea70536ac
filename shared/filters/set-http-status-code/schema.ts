import { defineEntity } from '../../entities/entity-schema.ts';
import { httpStatusField } from '../http-status.ts';

/** HTTP Status Code. */
export const setHttpStatusCodeSchema = defineEntity({
  type: 'SetHTTPStatusCode',
  title: 'HTTP Status Code',
  purpose: 'Set the status of the answer',
  fields: { httpResponseStatus: httpStatusField },
});
