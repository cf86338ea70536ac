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
  'not-understood': { severity: 'warning', title: 'Part not understood', explanation: 'The file has a part that is no field and no entity; it is kept as it stands, and has no effect here.' },
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

/** All codes of problems found in filters, at design time or when they are compiled for a run. */
export const filterProblemCodes = {
  'invalid-value': { severity: 'error', title: 'Value does not fit', explanation: 'The value is outside what the field allows, or no value of its kind; the filter aborts.' },
  'unknown-choice': { severity: 'error', title: 'Unknown choice', explanation: 'The value is none of the choices that the field has.' },
  'missing-value': { severity: 'error', title: 'Value missing', explanation: 'The field needs a value and has none.' },
  'missing-reference': { severity: 'error', title: 'Reference missing', explanation: 'The field has to name an entity and names none; the filter aborts.' },
  'missing-policy': { severity: 'error', title: 'Policy missing', explanation: 'The field has to name a policy and names none; the filter aborts.' },
  'missing-scopes': { severity: 'error', title: 'Scopes missing', explanation: 'No scope is listed, so that no token could match.' },
  'invalid-selector': { severity: 'error', title: 'Selector cannot be read', explanation: 'A selector is not written as the gateway reads it; the filter aborts.' },
  'unsupported-value': { severity: 'warning', title: 'Value cannot be run here', explanation: 'The gateway knows the value, the embedded one cannot run it; the filter aborts in a test.' },
  'unsupported-filter': { severity: 'warning', title: 'Filter cannot be run here', explanation: 'The embedded gateway does not know this kind of filter; it aborts in a test.' },
  'weak-length': { severity: 'warning', title: 'Too short to be safe', explanation: 'A token of this length can be guessed.' },
  'subject-not-written': { severity: 'warning', title: 'Nobody writes the subject', explanation: 'No filter of the called policy writes the attribute that holds the owner of the token; every request is refused.' },
  'subject-from-request': { severity: 'warning', title: 'Subject comes from the request', explanation: 'The owner of the token is whatever name the request holds.' },
  'preserve-needs-refresh-token': { severity: 'note', title: 'Preserve gives no refresh token', explanation: 'A password request normally carries no refresh token, so that there is none to preserve.' },
  'unused-value': { severity: 'note', title: 'Unused value does not fit', explanation: 'The value would not do, but the choice made elsewhere leaves the field unused.' },
} as const satisfies Readonly<Record<string, ProblemCode>>;

/** Code of a problem found in a filter. */
export type FilterProblemCode = keyof typeof filterProblemCodes;

/** All codes of problems found when a store is deployed and run, and in the registry of clients. */
export const runProblemCodes = {
  'port-in-use': { severity: 'error', title: 'Port cannot be opened', explanation: 'Another program, or another interface of the store, has the port; the interface is not served.' },
  'free-port': { severity: 'note', title: 'A free port was taken', explanation: 'The port is a variable that is not set.' },
  'local-certificate': { severity: 'note', title: 'Local certificate', explanation: 'The certificate of the interface cannot be used, so that a self-signed one of this machine stands in.' },
  'unserved-path': { severity: 'warning', title: 'Path is not served', explanation: 'Its kind is not served here, or it names no policy; it answers 501.' },
  'unset-variable': { severity: 'warning', title: 'Variable not set', explanation: 'A variable of the environment has no value here; what reads it aborts.' },
  'missing-cache': { severity: 'error', title: 'Cache missing', explanation: 'A token store that keeps its tokens in a cache names none.' },
  'cache-evictions': { severity: 'warning', title: 'Cache is full', explanation: 'Tokens were dropped before they expired, as the cache is full.' },
  'store-unavailable': { severity: 'error', title: 'Token store cannot be opened', explanation: 'The folder or server of the token store cannot be used; nothing is issued.' },
  'unsupported-store': { severity: 'error', title: 'Token store cannot be reached here', explanation: 'This kind of store runs embedded only.' },
  'unsupported-repository': { severity: 'error', title: 'Repository cannot be asked here', explanation: 'The embedded gateway does not know this kind of authentication repository.' },
  'secrets-opaque': { severity: 'error', title: 'Passwords are encrypted', explanation: 'The store was written with a pass-phrase, so that its users cannot log in here.' },
  'unsupported-digest': { severity: 'error', title: 'Digest not available', explanation: 'The digest algorithm of a token store does not exist here.' },
  'registry-unreadable': { severity: 'error', title: 'Registry cannot be read', explanation: 'The file cannot be opened; the registry read last stays in use.' },
  'registry-syntax': { severity: 'error', title: 'Registry is no YAML', explanation: 'The text is no valid YAML; the registry read last stays in use.' },
  'registry-invalid': { severity: 'error', title: 'Registry does not fit', explanation: 'A member is missing or of the wrong kind; the registry read last stays in use.' },
  'registry-duplicate': { severity: 'error', title: 'Client registered twice', explanation: 'Two credentials have one client id; the first one counts.' },
  'registry-secret': { severity: 'error', title: 'Secret cannot be resolved', explanation: 'The secret of a client is a reference to nothing; the client cannot authenticate.' },
} as const satisfies Readonly<Record<string, ProblemCode>>;
