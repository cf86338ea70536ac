import type { CheckedFilter, FilterFinding, FilterInstance } from '../definition.ts';
import { neededAttribute, readsRequest } from '../oauth2/subject-selector.ts';

/** Who the token belongs to, when a policy authenticates (product decision 29). */
function checkSubject({ entity, reader, attributesWritten }: CheckedFilter): readonly FilterFinding[] {
  if (reader.text(entity.id, 'authNWith') !== 'CIRCUIT') return [];
  const text = reader.text(entity.id, 'subjectAttr') ?? '';
  const field = 'subjectAttr';
  if (readsRequest(text)) {
    return [
      {
        code: 'subject-from-request',
        field,
        message: 'The subject is read from the request itself: whatever name is typed gets a token.',
        fix: 'Read an attribute that a filter of the policy writes, such as ${authentication.subject.id}.',
        quickFix: { label: 'Reset to default', commands: [{ kind: 'reset-field', entity: entity.id, field }] },
      },
    ];
  }
  const policy = reader.reference(entity.id, 'circuitPK');
  const attribute = neededAttribute(text);
  if (policy === null || policy === undefined || attribute === undefined) return [];
  const written = attributesWritten(policy);
  if (written === undefined || written.has(attribute)) return [];
  return [
    {
      code: 'subject-not-written',
      field,
      message: `No filter of policy ${policy.key} writes ${attribute}, so every request is refused.`,
      fix: `Add an authentication filter to ${policy.key}, or set ${attribute} there with Set Attribute.`,
    },
  ];
}

/** A password request has nothing to preserve, unless the client sends a refresh token along (product decision 8). */
function checkPreserve({ entity, reader }: FilterInstance): readonly FilterFinding[] {
  if (reader.text(entity.id, 'refreshChoice') !== 'PreserveRefresh') return [];
  return [
    {
      code: 'preserve-needs-refresh-token',
      field: 'refreshChoice',
      message: 'Preserve the existing refresh token keeps one that is sent along; a password request normally carries none, and then the answer has none.',
      fix: 'Generate a new refresh token, if clients are to get one with a password.',
      quickFix: { label: 'Set to Generate a new refresh token', commands: [{ kind: 'reset-field', entity: entity.id, field: 'refreshChoice' }] },
    },
  ];
}

/** What the schema of Resource Owner Credentials alone cannot judge. */
export function checkResourceOwner(filter: CheckedFilter): readonly FilterFinding[] {
  return [...checkSubject(filter), ...checkPreserve(filter)];
}
