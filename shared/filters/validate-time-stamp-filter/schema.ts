import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

const TIME = 'Which times pass';

/** Validate Timestamp. */
export const validateTimestampSchema = defineEntity({
  type: 'ValidateTimeStampFilter',
  title: 'Validate Timestamp',
  purpose: 'Pass when a time is past, or still to come',
  fields: {
    timestampAttributeName: field({ kind: 'text', mono: true, required: true, label: 'Selector for retrieving timestamp', default: '${timestamp}', help: 'Selector of the attribute that holds the time.', effect: 'The time is read from {after} instead of {before}.' }),
    timeFormat: field({ kind: 'text', mono: true, required: true, selectors: false, label: 'Format of timestamp', default: "yyyy-MM-dd'T'HH:mm:ss'Z'", help: 'Written with the letters of Java’s SimpleDateFormat.', topic: TIME, effect: 'Times are read by {after} instead of {before}.' }),
    timezone: field({ kind: 'text', required: true, selectors: false, label: 'Timezone', default: 'GMT', help: 'Zone of times that name none: GMT, UTC, or an offset such as GMT+01:00.', topic: TIME, effect: 'Times are of zone {after} instead of {before}.' }),
    driftTime: field({ kind: 'number', unit: 'milliseconds', min: 0, max: 9_007_199_254_740_991, label: 'Drift time (ms)', default: '5000', help: 'By how much the two clocks may differ.', topic: TIME, effect: 'Clocks may differ by {after} instead of {before}.' }),
    timestampCheckType: field({
      kind: 'choice',
      control: 'radio',
      label: 'Timestamp must be',
      default: '1',
      options: [
        { value: '1', label: 'In the past' },
        { value: '2', label: 'In the future' },
      ],
      help: 'Where the time has to lie, seen from now.',
      topic: TIME,
      effect: 'Times pass when they are {after} instead of {before}.',
    }),
  },
});
