import type { FormSection } from '#shared/entities/entity-schema.ts';
import type { FieldSpec } from '#shared/entities/field-spec.ts';

const own = { field: 'logMaskType', is: ['FILTER'], otherwise: 'Not used while the service’s level decides' } as const;

/** What every filter has (`Filter` in the type definitions): the logging page, and what follows the filter. */
export const filterSpecs: Readonly<Record<string, FieldSpec>> = {
  logMaskType: {
    kind: 'choice',
    control: 'radio',
    label: 'Logging Level',
    default: 'SERVICE',
    options: [
      { value: 'SERVICE', label: 'Use the service’s logging level' },
      { value: 'FILTER', label: 'Override the logging level for this filter' },
    ],
    help: 'Which outcomes of the filter are logged.',
  },
  logMask: { kind: 'number', min: 0, max: 7, label: 'Levels', default: '2', help: 'Outcomes that are logged.', usedWhen: own },
  logSuccess: { kind: 'text', label: 'Success', default: 'Filter passed', help: 'Text logged when the filter passes.' },
  logFailure: { kind: 'text', label: 'Failure', default: 'Filter failed', help: 'Text logged when the filter fails.' },
  logFatal: { kind: 'text', label: 'Fatal', default: 'Filter aborted due to exception', help: 'Text logged when the filter aborts.' },
  abortProcessingOnLogError: { kind: 'flag', label: 'Abort policy processing on database log error', default: '0', help: 'The policy aborts when its log entry cannot be written.' },
  successNode: { kind: 'reference', refType: 'Filter', label: 'On success', help: 'Filter that runs when this one passes; none ends the policy as passed.' },
  failureNode: { kind: 'reference', refType: 'Filter', label: 'On failure', help: 'Filter that runs when this one fails; none ends the policy as failed.' },
  category: { kind: 'reference', refType: 'Category', label: 'Logging category', help: 'Group under which the entries are kept.' },
};

/** Layout of the logging page. */
export const loggingSection: FormSection = {
  legend: 'Logging Level',
  rows: [
    { row: 'choice', field: 'logMaskType', panels: { SERVICE: [], FILTER: [{ row: 'field', field: 'logMask' }] } },
    { row: 'field', field: 'logSuccess' },
    { row: 'field', field: 'logFailure' },
    { row: 'field', field: 'logFatal' },
    { row: 'field', field: 'abortProcessingOnLogError' },
    { row: 'field', field: 'category' },
  ],
};

/** What runs after a filter. */
export const routingSection: FormSection = {
  legend: 'What follows in the policy',
  rows: [
    { row: 'field', field: 'successNode' },
    { row: 'field', field: 'failureNode' },
  ],
};
