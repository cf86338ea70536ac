import { field } from '../entities/field-spec.ts';
import type { FormTab } from '../entities/entity-schema.ts';

const LOGGED = 'What is logged';
const ROUTED = 'What runs next';

/** Name of the filter, key of its entity. The editor's head shows it, so forms have no row for it. */
export const nameFields = {
  name: field({ kind: 'text', label: 'Name', required: true, selectors: false, help: 'Name of the filter, as policies, traces and metrics show it.' }),
};

const filterLevel = { field: 'logMaskType', is: ['FILTER'], otherwise: 'Not used while the service decides what is logged' };

/** `Filter`: the logging page that every filter has. */
export const loggingFields = {
  logMaskType: field({
    kind: 'choice',
    control: 'radio',
    label: 'Logging level',
    default: 'SERVICE',
    options: [
      { value: 'SERVICE', label: 'Use service level settings' },
      { value: 'FILTER', label: 'Override logging level for this filter' },
    ],
    help: 'Whether the service or this filter decides which results are logged.',
    topic: LOGGED,
    effect: 'Logging changes from {before} to {after}.',
  }),
  logMask: field({
    kind: 'choice',
    control: 'select',
    label: 'Log on',
    default: '2',
    options: [
      { value: '0', label: 'Nothing' },
      { value: '1', label: 'Fatal' },
      { value: '2', label: 'Failure' },
      { value: '3', label: 'Fatal and Failure' },
      { value: '4', label: 'Success' },
      { value: '5', label: 'Fatal and Success' },
      { value: '6', label: 'Failure and Success' },
      { value: '7', label: 'Fatal, Failure and Success' },
    ],
    help: 'Results of this filter that are logged.',
    usedWhen: filterLevel,
    topic: LOGGED,
    effect: 'This filter logs {after} instead of {before}.',
  }),
  logFatal: field({
    kind: 'text',
    label: 'Fatal',
    default: 'Filter aborted due to exception',
    help: 'Message when the filter aborts.',
    topic: LOGGED,
    effect: 'An abort is logged as {after}.',
  }),
  logFailure: field({
    kind: 'text',
    label: 'Failure',
    default: 'Filter failed',
    help: 'Message when the filter fails.',
    topic: LOGGED,
    effect: 'A failure is logged as {after}.',
  }),
  logSuccess: field({
    kind: 'text',
    label: 'Success',
    default: 'Filter passed',
    help: 'Message when the filter passes.',
    topic: LOGGED,
    effect: 'A success is logged as {after}.',
  }),
  abortProcessingOnLogError: field({
    kind: 'flag',
    label: 'Abort policy processing on database log error',
    default: '0',
    help: 'When the log database cannot be written, the policy aborts instead of going on.',
    topic: LOGGED,
    effect: 'Aborting on database log errors changes from {before} to {after}.',
  }),
  category: field({
    kind: 'reference',
    refType: 'Category',
    label: 'Filter category',
    help: 'Category under which reports list the filter.',
    topic: LOGGED,
    effect: 'The filter is listed under {after} instead of {before}.',
  }),
};

/** `Filter`: what runs after it. */
export const routingFields = {
  successNode: field({
    kind: 'reference',
    refType: 'Filter',
    label: 'On success',
    help: 'Filter that runs when this one passes; none ends the policy as passed.',
    topic: ROUTED,
    effect: 'After a success {after} runs instead of {before}.',
  }),
  failureNode: field({
    kind: 'reference',
    refType: 'Filter',
    label: 'On failure',
    help: 'Filter that runs when this one fails; none ends the policy as failed.',
    topic: ROUTED,
    effect: 'After a failure {after} runs instead of {before}.',
  }),
};

/** Stands at the right end of every filter's tabs. */
export const loggingTab: FormTab = {
  id: 'logging',
  label: 'Logging',
  sections: [
    { legend: 'Logging level', rows: [{ row: 'choice', field: 'logMaskType', panels: { SERVICE: [], FILTER: [{ row: 'field', field: 'logMask' }] } }] },
    { legend: 'Messages', rows: ['logFatal', 'logFailure', 'logSuccess'].map((name) => ({ row: 'field', field: name })) },
    { rows: ['abortProcessingOnLogError', 'category'].map((name) => ({ row: 'field', field: name })) },
    { legend: 'What follows in the policy', rows: ['successNode', 'failureNode'].map((name) => ({ row: 'field', field: name })) },
  ],
};
