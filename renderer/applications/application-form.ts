import { z } from 'zod';
import type { ApplicationInput, RegistryView } from '#shared/api/views.ts';

export type RegisteredApplication = RegistryView['applications'][number];
export type SecretState = RegisteredApplication['credentials'][number]['secret'];

const credentialForm = z.object({
  id: z.string(),
  /** Client id in the file; null for a new credential. */
  savedId: z.string().nullable(),
  /** Null: the secret in the file stays. Empty: none. */
  secret: z.string().nullable(),
  keep: z.enum(['file', 'keyring']),
  type: z.enum(['confidential', 'public']),
  enabled: z.boolean(),
  /** One per line. */
  redirectUrls: z.string(),
});

const formShape = z.object({
  name: z.string(),
  description: z.string(),
  email: z.string(),
  phone: z.string(),
  enabled: z.boolean(),
  credentials: z.array(credentialForm),
  scopes: z.array(z.object({ name: z.string(), default: z.boolean() })),
});

/** What the editor of an application holds. */
export type ApplicationForm = z.infer<typeof formShape>;
export type CredentialForm = ApplicationForm['credentials'][number];

/** Characters of a scope (RFC 6749 §3.3), less comma and plus, which also separate scopes here. */
const SCOPE = /^[\x21\x23-\x2a\x2d-\x5b\x5d-\x7e]+$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

function urls(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** Why a redirect URL is wrong (RFC 6749 §3.1.2: absolute, without fragment); undefined when it is right. */
function urlObjection(text: string): string | undefined {
  try {
    return new URL(text).hash === '' ? undefined : `“${text}” has a fragment (#…); a redirect URL must not have one`;
  } catch {
    return `“${text}” is no absolute URL, such as https://client.example/callback`;
  }
}

interface Check {
  issue(path: (string | number)[], message: string): void;
}

function checkCredentials(form: ApplicationForm, taken: ReadonlyMap<string, string>, check: Check): void {
  form.credentials.forEach((credential, index) => {
    const at = ['credentials', index];
    const id = credential.id.trim();
    const owner = taken.get(id);
    if (id === '') check.issue([...at, 'id'], 'Client Id is empty; it needs a value');
    else if (owner !== undefined) check.issue([...at, 'id'], `${id} is registered for ${owner} already; client ids must be unique across all applications`);
    else if (form.credentials.findIndex((other) => other.id.trim() === id) < index) check.issue([...at, 'id'], `${id} stands here twice; client ids must be unique`);
    for (const url of urls(credential.redirectUrls)) {
      const objection = urlObjection(url);
      if (objection !== undefined) check.issue([...at, 'redirectUrls'], objection);
    }
  });
}

function checkScopes(form: ApplicationForm, check: Check): void {
  form.scopes.forEach(({ name }, index) => {
    if (name === '') check.issue(['scopes', index, 'name'], 'The scope has no name');
    else if (!SCOPE.test(name)) check.issue(['scopes', index, 'name'], 'A scope holds letters, digits and marks, but no space, comma, plus, quote or backslash');
    else if (form.scopes.findIndex((other) => other.name === name) < index) check.issue(['scopes', index, 'name'], `${name} stands here twice`);
  });
}

/** Schema of the form of the application that is called `savedName` in the file (null: new). */
export function formSchema(registry: RegistryView, savedName: string | null): z.ZodType<ApplicationForm, ApplicationForm> {
  const others = registry.applications.filter((application) => application.name !== savedName);
  const names = new Set(others.map((application) => application.name));
  const taken = new Map(others.flatMap((application) => application.credentials.map((credential) => [credential.id, application.name] as const)));
  return formShape.superRefine((form, context) => {
    const check: Check = { issue: (path, message) => context.addIssue({ code: 'custom', path, message }) };
    const name = form.name.trim();
    if (name === '') check.issue(['name'], 'Name is empty; it needs a value');
    else if (names.has(name)) check.issue(['name'], `There is already an application “${name}”`);
    if (form.email !== '' && !EMAIL.test(form.email)) check.issue(['email'], `“${form.email}” is no e-mail address`);
    checkCredentials(form, taken, check);
    checkScopes(form, check);
  });
}

/** A credential to begin with. */
export function newCredential(id = ''): CredentialForm {
  return { id, savedId: null, secret: '', keep: 'file', type: 'confidential', enabled: true, redirectUrls: '' };
}

/** Form of an application that is not in the file yet. */
export function newApplication(): ApplicationForm {
  return { name: '', description: '', email: '', phone: '', enabled: true, credentials: [newCredential()], scopes: [] };
}

/** Form of a registered application. */
export function formOf({ name, description, email, phone, enabled, credentials, scopes }: RegisteredApplication): ApplicationForm {
  return {
    name,
    description,
    email,
    phone,
    enabled,
    credentials: credentials.map(({ id, secret, type, enabled: on, redirectUrls }) => ({ id, savedId: id, secret: null, keep: secret.kind === 'keyring' ? 'keyring' : 'file', type, enabled: on, redirectUrls: redirectUrls.join('\n') })),
    scopes: scopes.map((scope) => ({ name: scope.name, default: scope.default })),
  };
}

/** Secret to send for a credential whose id changes while its secret stays: the file finds secrets by client id. */
export type SecretReader = (clientId: string) => Promise<string | null>;

async function movedSecret(credential: CredentialForm, saved: RegisteredApplication | undefined, read: SecretReader): Promise<string | undefined> {
  const before = saved?.credentials.find((other) => other.id === credential.savedId);
  if (before === undefined || before.secret.kind === 'none') return undefined;
  if (before.secret.kind === 'env') return before.secret.shown;
  return (await read(before.id)) ?? undefined;
}

/** What to write for a form. */
export async function inputOf(form: ApplicationForm, saved: RegisteredApplication | undefined, read: SecretReader): Promise<ApplicationInput> {
  const credentials = await Promise.all(
    form.credentials.map(async (credential) => {
      const id = credential.id.trim();
      const moved = credential.secret === null && credential.savedId !== null && credential.savedId !== id;
      const secret = credential.secret ?? (moved ? await movedSecret(credential, saved, read) : undefined);
      return { id, ...(secret === undefined ? {} : { secret, keep: credential.keep }), type: credential.type, enabled: credential.enabled, redirectUrls: urls(credential.redirectUrls) };
    }),
  );
  return { ...form, name: form.name.trim(), credentials };
}

/** A new secret of 32 characters, 192 bits. */
export function generateSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
