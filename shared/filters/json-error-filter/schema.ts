import { defineEntity } from '../../entities/entity-schema.ts';
import { errorFields } from '../error-fields.ts';

/** JSON Error. */
export const jsonErrorSchema = defineEntity({ type: 'JSONErrorFilter', title: 'JSON Error', purpose: 'Answer with an error in JSON', fields: errorFields });
