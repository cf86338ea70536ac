import { readFileSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/api/dispatch.ts';
import { ApiError } from '#shared/api/transport.ts';
import type { ApplicationInput, ProblemView, RegistryView } from '#shared/api/views.ts';
import { sampleRegistry, type RegisteredApplication, type RegistryFile } from '#shared/entities/client-registry-file.ts';
import { parseRegistry } from '#runtime/adapters/client-registry/file-registry.ts';
import { writeFileDurably } from './durable-file.ts';
import { hiddenSecret } from './field-words.ts';
import type { HostContext } from './host-context.ts';
import type { KeyRing } from './key-ring.ts';
import { sampleRegistryText, withApplication, withoutApplication, withSamples, type ApplicationEntry, type SecretEntry } from './registry-text.ts';

type RegistryHandlers = Pick<Handlers, 'registry.get' | 'registry.put' | 'registry.remove' | 'registry.addSamples' | 'registry.reveal'>;

/** The registry's part of the host, and how to end it. */
export interface RegistryPart {
  readonly handlers: RegistryHandlers;
  close(): void;
}

interface Loaded {
  /** Undefined while the file does not exist. */
  readonly text: string | undefined;
  /** Undefined when the file cannot be used. */
  readonly file: RegistryFile | undefined;
  readonly problems: readonly ProblemView[];
}

const pollMs = 500;

/** Applications of `.policy-bench/registry.yaml` beside the open store (product decisions 11, 22, 41). */
export function createRegistryPart(context: HostContext, keyRing: KeyRing, onEdited: () => void): RegistryPart {
  let watched: string | undefined;

  const fileOf = (): string => {
    const project = context.current();
    if (project === null) throw new ApiError({ code: 'no-store', message: 'No store is open, so there is no registry', hint: 'Open a store first.' });
    return join(project.root, '.policy-bench', 'registry.yaml');
  };

  const heard = (now: { mtimeMs: number }, before: { mtimeMs: number }): void => {
    if (now.mtimeMs !== before.mtimeMs) context.emit('registry.changed', {});
  };

  const watch = (): void => {
    if (watched !== undefined) unwatchFile(watched, heard);
    watched = context.current() === null ? undefined : fileOf();
    if (watched !== undefined) watchFile(watched, { interval: pollMs, persistent: false }, heard);
  };

  const view = (loaded: Loaded): RegistryView => ({
    exists: loaded.text !== undefined,
    applications: (loaded.file?.applications ?? []).map((application) => applicationView(application)),
    problems: [...loaded.problems, ...secretProblems(loaded.file, context.env)],
  });

  const edit = (change: (text: string) => string): RegistryView => {
    const file = fileOf();
    const loaded = load(file);
    if (loaded.file === undefined) {
      throw new ApiError({ code: 'registry-broken', message: `.policy-bench/registry.yaml cannot be edited here: ${loaded.problems[0]?.message ?? 'it cannot be read'}`, hint: 'Mend the file in a text editor; it is read again at once.' });
    }
    writeFileDurably(file, change(loaded.text ?? sampleRegistryText()));
    context.emit('registry.changed', {});
    onEdited();
    return view(load(file));
  };

  const endWatch = context.onProjectChanged(({ kind }) => {
    if (kind === 'project') watch();
  });
  return {
    handlers: {
      'registry.get': () => ({ registry: view(load(fileOf())) }),
      'registry.put': async ({ previousName, application }) => {
        refuseClash(load(fileOf()).file, previousName, application);
        const entry = await withKeyRing(application, load(fileOf()).file, keyRing);
        return { registry: edit((text) => withApplication(text, previousName, entry)) };
      },
      'registry.remove': ({ name }) => ({ registry: edit((text) => withoutApplication(text, name)) }),
      'registry.addSamples': () => ({ registry: edit(withSamples) }),
      'registry.reveal': async ({ clientId }) => ({ secret: await reveal(load(fileOf()).file, clientId, context, keyRing) }),
    },
    close() {
      endWatch();
      if (watched !== undefined) unwatchFile(watched, heard);
    },
  };
}

function load(file: string): Loaded {
  const text = statSync(file, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(file, 'utf8');
  if (text === undefined) return { text, file: sampleRegistry, problems: [] };
  const parsed = parseRegistry(text);
  return { text, file: parsed.file, problems: structuredClone(parsed.problems) as ProblemView[] };
}

function applicationView(application: RegisteredApplication): RegistryView['applications'][number] {
  const { name, description, email, phone, enabled, credentials, scopes } = application;
  return {
    name,
    id: application.id ?? credentials[0]?.id ?? name,
    description,
    email,
    phone,
    enabled,
    credentials: credentials.map(({ id, type, enabled: on, redirectUrls, ...secret }) => ({ id, secret: secretState(secret), type, enabled: on, redirectUrls })),
    scopes,
  };
}

function secretState({ secret, keyring }: { secret?: string | undefined; keyring?: string | undefined }): RegistryView['applications'][number]['credentials'][number]['secret'] {
  if (keyring !== undefined) return { kind: 'keyring', shown: keyring };
  if (secret === undefined || secret === '') return { kind: 'none', shown: '' };
  return /\$\{env\.[^}]+\}/.test(secret) ? { kind: 'env', shown: secret } : { kind: 'plain', shown: hiddenSecret };
}

function secretProblems(file: RegistryFile | undefined, env: ReadonlyMap<string, string>): ProblemView[] {
  return (file?.applications ?? []).flatMap((application) =>
    application.credentials.flatMap((credential): ProblemView[] => {
      const missing = [...(credential.secret ?? '').matchAll(/\$\{env\.([^}]+)\}/g)].map((match) => match[1] ?? '').find((name) => !env.has(name));
      if (missing === undefined) return [];
      return [{ severity: 'error', code: 'registry-secret', file: '.policy-bench/registry.yaml', message: `The secret of client ${credential.id} cannot be resolved: \${env.${missing}} is not set`, fix: `Set the environment variable ${missing} before starting, or enter the secret.` }];
    }),
  );
}

function refuseClash(file: RegistryFile | undefined, previousName: string | null, application: ApplicationInput): void {
  const others = (file?.applications ?? []).filter((other) => other.name !== previousName);
  if (others.some((other) => other.name === application.name)) {
    throw new ApiError({ code: 'registry-clash', message: `There is already an application “${application.name}”`, hint: 'Give it another name.' });
  }
  const ids = application.credentials.map((credential) => credential.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at || others.some((other) => other.credentials.some((credential) => credential.id === id)));
  if (twice !== undefined) throw new ApiError({ code: 'registry-clash', message: `Client ${twice} is registered already`, hint: 'Client ids must be unique across all applications.' });
}

/** A secret that was in the key ring stays there; text that is only a reference always goes into the file. */
async function withKeyRing(application: ApplicationInput, file: RegistryFile | undefined, keyRing: KeyRing): Promise<ApplicationEntry> {
  const known = new Map((file?.applications ?? []).flatMap((other) => other.credentials.map((credential) => [credential.id, credential.keyring] as const)));
  const credentials = await Promise.all(
    application.credentials.map(async ({ secret, keep, ...rest }) => {
      if (secret === undefined) return rest;
      const inRing = keep === 'keyring' || (keep === undefined && known.get(rest.id) !== undefined);
      return { ...rest, entry: await entryFor(rest.id, secret, inRing, known.get(rest.id), keyRing) };
    }),
  );
  return { ...application, credentials };
}

async function entryFor(clientId: string, secret: string, inRing: boolean, name: string | undefined, keyRing: KeyRing): Promise<SecretEntry | null> {
  if (secret === '') return null;
  if (!inRing || /\$\{env\.[^}]+\}/.test(secret)) return { secret };
  const ringName = name ?? clientId;
  if (await keyRing.write(ringName, secret)) return { keyring: ringName };
  throw new ApiError({ code: 'no-key-ring', message: 'The operating system’s key ring is not to be had here', hint: 'Keep the secret in the file, or write ${env.NAME} and set that variable.' });
}

async function reveal(file: RegistryFile | undefined, clientId: string, context: HostContext, keyRing: KeyRing): Promise<string | null> {
  const credential = file?.applications.flatMap((application) => application.credentials).find(({ id }) => id === clientId);
  if (credential?.keyring !== undefined) return keyRing.read(credential.keyring);
  if (credential?.secret === undefined) return null;
  let missing = false;
  const value = credential.secret.replace(/\$\{env\.([^}]+)\}/g, (_, name: string) => {
    const found = context.env.get(name);
    missing ||= found === undefined;
    return found ?? '';
  });
  return missing ? null : value;
}
