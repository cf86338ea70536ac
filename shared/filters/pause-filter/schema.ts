import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Pause. */
export const pauseSchema = defineEntity({
  type: 'PauseFilter',
  title: 'Pause',
  purpose: 'Wait before the next filter',
  fields: {
    pause: field({ kind: 'number', unit: 'milliseconds', min: 0, max: 2_147_483_647, label: 'Pause for (ms)', default: '10000', help: 'How long the message waits.', effect: 'The message waits {after} instead of {before}.' }),
  },
});
