import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { errorFields } from '../error-fields.ts';

/** Generic Error. */
export const genericFaultSchema = defineEntity({
  type: 'GenericFaultFilter',
  title: 'Generic Error',
  purpose: 'Answer with an error of the kind of the request',
  fields: {
    ...errorFields,
    styleResponse: field({ kind: 'flag', label: 'Use stylesheet', default: '0', help: 'Whether the error is transformed. The embedded gateway has no style sheets.', effect: 'Transforming changes from {before} to {after}.' }),
    userStylesheet: field({ kind: 'reference', refType: 'Stylesheet', label: 'Stylesheet', help: 'Transforms the error.', effect: 'Style sheet {after} is used instead of {before}.' }),
    applyResponseRules: field({ kind: 'flag', label: 'Apply response rules', default: '0', help: 'Whether the answer is made by a policy or from given texts. The embedded gateway has no response rules.', effect: 'Response rules change from {before} to {after}.' }),
    filterCircuit: field({ kind: 'reference', refType: 'FilterCircuit', label: 'Policy', help: 'Makes the answer, by response rules.', effect: 'Policy {after} makes the answer instead of {before}.' }),
    responseHandling: field({ kind: 'text', label: 'Response handling', default: '', help: 'Which response rule is used.', effect: 'The rule is {after} instead of {before}.' }),
    fault_body: field({ kind: 'text', mono: true, label: 'Fault body', default: '${content.body}', help: 'Body of the answer, by response rules.', effect: 'The body is {after} instead of {before}.' }),
    fault_headers: field({ kind: 'text', mono: true, label: 'Fault headers', default: '${http.headers}', help: 'Headers of the answer, by response rules.', effect: 'The headers are {after} instead of {before}.' }),
  },
});
