import { defineEntity } from '../../entities/entity-schema.ts';
import { monitoringFields } from '../oauth2/monitoring-fields.ts';

/** Set Service Context. */
export const serviceContextSchema = defineEntity({ type: 'ServiceContextFilter', title: 'Set Service Context', purpose: 'Say which service a message is counted for', fields: monitoringFields });
