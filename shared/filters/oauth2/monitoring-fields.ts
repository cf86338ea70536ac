import { field } from '../../entities/field-spec.ts';

const MEASURED = 'What is measured';

/** `ServiceContextFilter`: the Monitoring tab. */
export const monitoringFields = {
  metricsMask: field({
    kind: 'mask',
    mask: 3,
    on: '3',
    off: '0',
    label: 'Enable monitoring',
    default: '3',
    help: 'Counts messages of this service and of its clients.',
    topic: MEASURED,
    effect: 'Monitoring changes from {before} to {after}.',
  }),
  clientAttributeName: field({
    kind: 'text',
    mono: true,
    attributeName: true,
    required: true,
    label: 'Which attribute is used to identify the client',
    default: 'authentication.subject.id',
    help: 'Name of the attribute by which messages are grouped in the Clients view.',
    topic: MEASURED,
    effect: 'Clients are told apart by {after} instead of {before}.',
  }),
  compositeContext: field({
    kind: 'flag',
    label: 'Composite Context',
    default: '0',
    help: 'Covers several service contexts: passes only if all of them pass, and is measured beside each.',
    topic: MEASURED,
    effect: 'Composite context changes from {before} to {after}.',
  }),
  serviceName: field({
    kind: 'text',
    label: 'Service name',
    default: '',
    help: 'Name under which the service is counted; empty means the filter’s name.',
    topic: MEASURED,
    effect: 'Counted as {after} instead of {before}.',
  }),
};

/** The outbound switch of filters that create tokens. */
export const outboundFields = {
  recordOutboundTxns: field({
    kind: 'flag',
    label: 'Record Outbound Transactions',
    default: 'true',
    help: 'Overrides the path, the port and the Traffic Monitor setting.',
    topic: MEASURED,
    effect: 'Recording outbound transactions changes from {before} to {after}.',
  }),
};
