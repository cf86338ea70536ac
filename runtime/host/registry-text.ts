import { Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import type { ApplicationInput } from '#shared/api/views.ts';
import { sampleRegistry } from '#shared/entities/client-registry-file.ts';

/** How a credential's secret is to be written: as text or reference, or as a name in the key ring. */
export type SecretEntry = { readonly secret: string } | { readonly keyring: string };

/** An application to write; a credential without `entry` keeps what it has. */
export type ApplicationEntry = Omit<ApplicationInput, 'credentials'> & {
  readonly credentials: readonly (Omit<ApplicationInput['credentials'][number], 'secret'> & { readonly entry?: SecretEntry | null })[];
};

/** Text of a registry file with the two sample applications. */
export function sampleRegistryText(): string {
  const applications = sampleRegistry.applications.map(({ name, description, credentials, scopes }) => ({
    name,
    description,
    credentials: credentials.map(({ id, secret, type }) => ({ id, secret, type })),
    scopes: scopes.map((scope) => ({ name: scope.name })),
  }));
  return write(new Document({ applications }), '');
}

/** Adds an application, or replaces the one called `previousName`; comments and what it does not know stay. */
export function withApplication(text: string, previousName: string | null, input: ApplicationEntry): string {
  const document = parseDocument(text);
  const applications = listIn(document);
  let map = previousName === null ? undefined : findBy(applications, 'name', previousName);
  if (map === undefined) {
    map = new YAMLMap();
    applications.add(map);
  }
  put(map, 'name', input.name, undefined);
  for (const key of ['description', 'email', 'phone'] as const) put(map, key, input[key], '');
  put(map, 'enabled', input.enabled, true);
  putList(map, 'credentials', input.credentials, (credential) => credential.id, 'id', (row, credential) => {
    put(row, 'id', credential.id, undefined);
    if (credential.entry !== undefined) putSecret(row, credential.entry);
    put(row, 'type', credential.type, 'confidential');
    put(row, 'enabled', credential.enabled, true);
    if (credential.redirectUrls.length > 0 || row.has('redirectUrls')) row.set('redirectUrls', document.createNode(credential.redirectUrls));
  });
  putList(map, 'scopes', input.scopes, (scope) => scope.name, 'name', (row, scope) => {
    put(row, 'name', scope.name, undefined);
    put(row, 'default', scope.default, true);
  });
  return write(document, text);
}

/** Removes the application of that name. */
export function withoutApplication(text: string, name: string): string {
  const document = parseDocument(text);
  const applications = listIn(document);
  const at = applications.items.findIndex((item) => isMap(item) && item.get('name') === name);
  if (at !== -1) applications.items.splice(at, 1);
  return write(document, text);
}

/** Appends the sample applications whose clients are not registered yet. */
export function withSamples(text: string): string {
  const document = parseDocument(text);
  const applications = listIn(document);
  const samples = listIn(parseDocument(sampleRegistryText()));
  for (const sample of samples.items) {
    const name = isMap(sample) ? sample.get('name') : undefined;
    if (typeof name === 'string' && findBy(applications, 'name', name) === undefined) applications.add(sample);
  }
  return write(document, text);
}

function listIn(document: Document): YAMLSeq {
  const found = document.get('applications');
  if (isSeq(found)) return found;
  const made = new YAMLSeq();
  document.set('applications', made);
  return made;
}

function findBy(list: YAMLSeq, key: string, value: string): YAMLMap | undefined {
  return list.items.find((item): item is YAMLMap => isMap(item) && item.get(key) === value);
}

/** Sets a member in place, so that its comment stays; a default that is not written stays unwritten. */
function put(map: YAMLMap, key: string, value: string | boolean, byDefault: string | boolean | undefined): void {
  if (value === byDefault && !map.has(key)) return;
  if (map.get(key) !== value) map.set(key, value);
}

function putSecret(row: YAMLMap, entry: SecretEntry | null): void {
  if (entry === null || 'secret' in entry) row.delete('keyring');
  if (entry === null || 'keyring' in entry) row.delete('secret');
  if (entry !== null) put(row, 'secret' in entry ? 'secret' : 'keyring', 'secret' in entry ? entry.secret : entry.keyring, undefined);
}

/** Rows are known by their key; a renamed row takes the place of the one at its position. */
function putList<T>(map: YAMLMap, member: string, rows: readonly T[], keyOf: (row: T) => string, key: string, fill: (node: YAMLMap, row: T) => void): void {
  const found = map.get(member);
  if (rows.length === 0 && found === undefined) return;
  const old = isSeq(found) ? found : new YAMLSeq();
  const keys = new Set(rows.map(keyOf));
  const next = rows.map((row, at) => {
    const same = findBy(old, key, keyOf(row));
    const there = old.items[at];
    const node = same ?? (isMap(there) && !keys.has(String(there.get(key))) ? there : new YAMLMap());
    fill(node, row);
    return node;
  });
  old.items = next;
  old.flow = next.length === 0;
  if (found !== old) map.set(member, old);
}

/** Written with the indent the text has. */
function write(document: Document, like: string): string {
  const text = document.toString({ lineWidth: 0, indentSeq: !/^applications:[^\n]*\n- /m.test(like) });
  return like.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}
