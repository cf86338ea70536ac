import { describe, expect, it } from 'vitest';
import { exampleRegistry as registry } from '../test-panel/testing/example-runs.ts';
import { formOf, formSchema, generateSecret, inputOf, newApplication, newCredential, type ApplicationForm } from './application-form.ts';

const sample = registry.applications[1]!;
const form = formOf(sample);
const noSecrets = (): Promise<null> => Promise.reject(new Error('asked for a secret'));

function objections(change: Partial<ApplicationForm>, savedName: string | null = 'Sample'): string[] {
  const parsed = formSchema(registry, savedName).safeParse({ ...form, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('validation', () => {
  it('lets a registered application through', () => expect(objections({})).toEqual([]));

  it.each<[string, Partial<ApplicationForm>, RegExp]>([
    ['an empty name', { name: '  ' }, /^name: Name is empty/],
    ['a name that is taken', { name: 'Off' }, /^name: There is already an application “Off”/],
    ['an empty client id', { credentials: [newCredential('')] }, /^credentials\.0\.id: Client Id is empty/],
    ['a client id of another application', { credentials: [newCredential('OffApp')] }, /^credentials\.0\.id: OffApp is registered for Off already/],
    ['a client id that stands twice', { credentials: [newCredential('a'), newCredential('a')] }, /^credentials\.1\.id: a stands here twice/],
    ['a relative redirect URL', { credentials: [{ ...newCredential('a'), redirectUrls: '/callback' }] }, /redirectUrls: “\/callback” is no absolute URL/],
    ['a redirect URL with a fragment', { credentials: [{ ...newCredential('a'), redirectUrls: 'https://x/#y' }] }, /redirectUrls: “https:\/\/x\/#y” has a fragment/],
    ['a scope without name', { scopes: [{ name: '', default: true }] }, /^scopes\.0\.name: The scope has no name/],
    ['a scope with a separator', { scopes: [{ name: 'a,b', default: true }] }, /^scopes\.0\.name: A scope holds/],
    ['a scope that stands twice', { scopes: [{ name: 'a', default: true }, { name: 'a', default: false }] }, /^scopes\.1\.name: a stands here twice/],
    ['a wrong e-mail address', { email: 'nobody' }, /^email: “nobody” is no e-mail address/],
  ])('names %s', (_name, change, message) => {
    expect(objections(change)).toEqual([expect.stringMatching(message)]);
  });

  it('judges a new application against all others', () => {
    expect(objections({ name: 'Sample', credentials: [] }, null)).toEqual([expect.stringContaining('already an application')]);
  });
});

describe('what is written', () => {
  it('leaves a secret out that stays', async () => {
    expect(await inputOf(form, sample, noSecrets)).toEqual({
      name: 'Sample',
      description: '',
      email: '',
      phone: '',
      enabled: true,
      credentials: [{ id: 'SampleApp', type: 'confidential', enabled: true, redirectUrls: [] }],
      scopes: [{ name: 'resource.READ', default: true }, { name: 'resource.WRITE', default: false }],
    });
  });

  it('takes the secret along when the client id changes', async () => {
    const renamed = { ...form, credentials: [{ ...form.credentials[0]!, id: 'NewId' }] };
    const input = await inputOf(renamed, sample, (id) => Promise.resolve(id === 'SampleApp' ? 'the secret' : null));
    expect(input.credentials).toMatchObject([{ id: 'NewId', secret: 'the secret', keep: 'file' }]);
  });

  it('writes a new secret, and redirect URLs one by one', async () => {
    const made = { ...newApplication(), name: ' New ', credentials: [{ ...newCredential(' id '), secret: 's3cret', redirectUrls: 'https://a/b\n\n https://c/d ' }] };
    expect(await inputOf(made, undefined, noSecrets)).toMatchObject({ name: 'New', credentials: [{ id: 'id', secret: 's3cret', keep: 'file', redirectUrls: ['https://a/b', 'https://c/d'] }] });
  });
});

it('generates secrets of 32 characters that need no encoding', () => {
  const secrets = Array.from({ length: 50 }, generateSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
});
