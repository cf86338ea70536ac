import { field } from '../entities/field-spec.ts';

const SHOWN = 'What a client learns';

/** Fields of filters that answer with an error: its status, and what it tells. */
export const errorFields = {
  httpResponseStatus: field({ kind: 'number', min: 100, max: 599, label: 'HTTP Response Code Status', default: '500', help: 'Status of the answer.', effect: 'The answer has status {after} instead of {before}.' }),
  showDetailedReason: field({ kind: 'flag', label: 'Show detailed explanation of error', default: '0', help: 'Whether the reason is told; otherwise it reads “message blocked”.', topic: SHOWN, effect: 'Telling the reason changes from {before} to {after}.' }),
  faultString: field({ kind: 'text', mono: true, label: 'Reason', default: '${circuit.failure.reason}', help: 'The reason that is told.', topic: SHOWN, effect: 'The reason is {after} instead of {before}.' }),
  showPath: field({ kind: 'flag', label: 'Show filter execution path', default: '0', help: 'Whether the policy that failed is named.', topic: SHOWN, effect: 'Naming the policy changes from {before} to {after}.' }),
  showStack: field({ kind: 'flag', label: 'Show stack trace', default: '0', help: 'Adds the stack trace of an exception; the embedded gateway has none, and leaves it out.', topic: SHOWN, effect: 'Showing the stack trace changes from {before} to {after}.' }),
  showAttributes: field({ kind: 'flag', label: 'Show current message attributes', default: '0', help: 'Whether the attributes of the message are listed; secret ones show as dots.', topic: SHOWN, effect: 'Listing attributes changes from {before} to {after}.' }),
};
