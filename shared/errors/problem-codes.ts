import type { Severity } from '../store/problem.ts';

/** What a problem code means. */
export interface ProblemCode {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
}

/** All codes of problems found in a store. */
export const problemCodes = {
  'broken-yaml': { severity: 'error', title: 'File cannot be read', explanation: 'The text is no valid YAML entity; the rest of the store is open, without what this file holds.' },
  'broken-type': { severity: 'error', title: 'Type file cannot be read', explanation: 'A file under META-INF/types is no valid YAML, so its type is unknown.' },
  'dangling-reference': { severity: 'error', title: 'Reference to nothing', explanation: 'A field names an entity that the store does not hold.' },
  'wrong-reference-type': { severity: 'error', title: 'Reference to another kind', explanation: 'A field names an entity that is not of the type the field accepts.' },
  'bad-value': { severity: 'error', title: 'Value does not fit', explanation: 'The text cannot be read as the kind of value the field holds.' },
  'duplicate-key': { severity: 'error', title: 'Name used twice', explanation: 'Two entities below one parent, or two fields of one entity, have the same name.' },
  'missing-required': { severity: 'error', title: 'Reference missing', explanation: 'The field needs an entity and neither the file nor the type gives one.' },
  'unresolved-placeholder': { severity: 'error', title: 'Placeholder without value', explanation: 'A load-time placeholder names a value or file that does not exist.' },
  'unknown-field': { severity: 'warning', title: 'Unknown field', explanation: 'The type does not declare this field; it is kept as it stands.' },
  'unknown-type': { severity: 'note', title: 'Unknown type', explanation: 'No type file declares this type; the entity is kept as it stands and not checked.' },
  'secret-opaque': { severity: 'note', title: 'Secrets are encrypted', explanation: 'The store was written with a pass-phrase, so secrets can neither be read nor written here.' },
} as const satisfies Readonly<Record<string, ProblemCode>>;

/** Code of a problem found by the store itself. */
export type StoreProblemCode = keyof typeof problemCodes;
