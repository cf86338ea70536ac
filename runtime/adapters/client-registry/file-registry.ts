import fs from 'node:fs';
import { parseDocument } from 'yaml';
import { registryFileSchema, sampleRegistry, type RegisteredApplication, type RegistryFile } from '#shared/entities/client-registry-file.ts';
import type { ClientApplication, ClientCredential, ClientRegistry } from '#shared/ports/client-registry.ts';
import type { Problem } from '#shared/store/problem.ts';
import { Secret } from '#shared/trace/secret.ts';

/** Reads a named secret of the operating system's key ring; undefined when it is not there. */
export type KeyRing = (name: string) => string | undefined;

/** A registry over a file, read again when it changes. */
export interface FileRegistry extends ClientRegistry {
  /** What is wrong with the file or its references. */
  problems(): readonly Problem[];
  close(): void;
}

interface Snapshot {
  readonly credentials: ReadonlyMap<string, ClientCredential>;
  readonly applications: ReadonlyMap<string, ClientApplication>;
  readonly problems: readonly Problem[];
}

const POLL_MS = 300;
const NAME = '.policy-bench/registry.yaml';

function resolveSecret(text: string, env: ReadonlyMap<string, string>): { readonly secret: Secret } | { readonly problem: string } {
  let missing: string | undefined;
  const value = text.replace(/\$\{env\.([^}]+)\}/g, (_, name: string) => {
    const found = env.get(name);
    if (found === undefined) missing ??= name;
    return found ?? '';
  });
  return missing === undefined ? { secret: new Secret(value) } : { problem: `\${env.${missing}} is not set` };
}

function secretOf(credential: RegisteredApplication['credentials'][number], env: ReadonlyMap<string, string>, keyRing: KeyRing): Pick<ClientCredential, 'secret' | 'secretProblem'> {
  if (credential.keyring !== undefined) {
    const found = keyRing(credential.keyring);
    return found === undefined ? { secretProblem: `the key ring holds no ${credential.keyring}` } : { secret: new Secret(found) };
  }
  if (credential.secret === undefined) return {};
  const resolved = resolveSecret(credential.secret, env);
  return 'secret' in resolved ? resolved : { secretProblem: resolved.problem };
}

function index(file: RegistryFile, env: ReadonlyMap<string, string>, keyRing: KeyRing, name: string | undefined): Snapshot {
  const credentials = new Map<string, ClientCredential>();
  const applications = new Map<string, ClientApplication>();
  const problems: Problem[] = [];
  for (const registered of file.applications) {
    const { credentials: own, ...rest } = registered;
    const application: ClientApplication = { ...rest, id: registered.id ?? own[0]?.id ?? registered.name };
    if (!applications.has(application.id)) applications.set(application.id, application);
    for (const { id, type, enabled, redirectUrls, ...credential } of own) {
      const secret = secretOf({ id, type, enabled, redirectUrls, ...credential }, env, keyRing);
      if (secret.secretProblem !== undefined) problems.push({ severity: 'error', code: 'registry-secret', file: name, message: `The secret of client ${id} cannot be resolved: ${secret.secretProblem}.`, fix: 'Until it is there, this client cannot authenticate: give the variable a value with --env, or write the secret in the registry.' });
      if (credentials.has(id)) problems.push({ severity: 'error', code: 'registry-duplicate', file: name, message: `Client ${id} is registered twice; the first one counts.`, fix: 'Remove or rename one of the two.' });
      else credentials.set(id, { clientId: id, type, enabled, redirectUrls, application, ...secret });
    }
  }
  return { credentials, applications, problems };
}

/** Parses the text of a registry file; undefined with problems when it cannot be used. */
export function parseRegistry(text: string): { readonly file?: RegistryFile; readonly problems: readonly Problem[] } {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { problems: [{ severity: 'error', code: 'registry-syntax', file: NAME, line: error.linePos?.[0].line, message: 'The registry is not valid YAML; the last one that could be read stays in use.', fix: 'Correct the file.' }] };
  const parsed = registryFileSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { file: parsed.data, problems: [] };
  // zod's messages name the place and the expected type, never the value, which may be a secret.
  return { problems: parsed.error.issues.map((issue) => ({ severity: 'error', code: 'registry-invalid', file: NAME, message: `${issue.path.join('.')}: ${issue.message}`, fix: 'Correct the file; until then the last one that could be read stays in use.' })) };
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** Opens a registry. `reread` hears what is wrong each time the file was read again. Without a file the two sample applications stand in; edits show within a second (product decision 22). */
export function openFileRegistry(file: string, env: ReadonlyMap<string, string>, keyRing: KeyRing = () => undefined, reread: (problems: readonly Problem[]) => void = () => undefined): FileRegistry {
  let snapshot: Snapshot = { credentials: new Map(), applications: new Map(), problems: [] };
  const load = (): void => {
    try {
      const text = readText(file);
      const parsed = text === undefined ? { file: sampleRegistry, problems: [] } : parseRegistry(text);
      // A half-written file must not lock everybody out: the last good one stays in use.
      snapshot = parsed.file === undefined ? { ...snapshot, problems: parsed.problems } : index(parsed.file, env, keyRing, text === undefined ? undefined : NAME);
    } catch {
      snapshot = { ...snapshot, problems: [{ severity: 'error', code: 'registry-unreadable', file: NAME, message: 'The registry file cannot be read' }] };
    }
  };
  load();
  const again = (): void => {
    load();
    reread(snapshot.problems);
  };
  fs.watchFile(file, { interval: POLL_MS, persistent: false }, again);
  return {
    find: (clientId) => snapshot.credentials.get(clientId),
    findApplication: (id) => snapshot.applications.get(id),
    problems: () => snapshot.problems,
    close: () => fs.unwatchFile(file, again),
  };
}
