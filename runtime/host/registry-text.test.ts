import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRegistry } from '#runtime/adapters/client-registry/file-registry.ts';
import { sampleRegistry } from '#shared/entities/client-registry-file.ts';
import { sampleRegistryText, withApplication, withoutApplication, withSamples, type ApplicationEntry } from './registry-text.ts';

const text = `# Clients of the local run
applications:
  # the mobile team's
  - name: Mobile
    email: mobile@example.org # ask first
    owner: team-7
    credentials:
      - id: mobile
        secret: \${env.MOBILE_SECRET} # never in here
        type: confidential
    scopes:
      - name: resource.READ
  - name: Other
    credentials:
      - { id: other, secret: s }
`;

const mobile: ApplicationEntry = {
  name: 'Mobile', description: '', email: 'mobile@example.org', phone: '', enabled: true,
  credentials: [{ id: 'mobile', type: 'confidential', enabled: true, redirectUrls: [] }],
  scopes: [{ name: 'resource.READ', default: true }],
};

const read = (written: string) => parseRegistry(written).file?.applications ?? [];

describe('an application', () => {
  test('written again unchanged changes nothing', () => {
    expect(withApplication(text, 'Mobile', mobile).split('\n').filter((line) => !text.split('\n').includes(line))).toEqual([]);
  });

  test('keeps comments, unknown members and the secret that was left out', () => {
    const written = withApplication(text, 'Mobile', { ...mobile, enabled: false, email: 'new@example.org' });
    expect(written).toContain('# Clients of the local run');
    expect(written).toContain('email: new@example.org # ask first');
    expect(written).toContain('owner: team-7');
    expect(written).toContain('secret: ${env.MOBILE_SECRET} # never in here');
    expect(read(written)[0]).toMatchObject({ enabled: false });
  });

  test.each<[string, ApplicationEntry, (written: string) => void]>([
    ['renamed', { ...mobile, name: 'Phone' }, (written) => expect(read(written).map((application) => application.name)).toEqual(['Phone', 'Other'])],
    ['with a client renamed', { ...mobile, credentials: [{ id: 'phone', type: 'confidential', enabled: true, redirectUrls: [] }] }, (written) => expect(read(written)[0]?.credentials).toMatchObject([{ id: 'phone', secret: '${env.MOBILE_SECRET}' }])],
    ['with its secret in the key ring', { ...mobile, credentials: [{ id: 'mobile', entry: { keyring: 'mobile' }, type: 'confidential', enabled: true, redirectUrls: [] }] }, (written) => { expect(read(written)[0]?.credentials[0]).toMatchObject({ keyring: 'mobile' }); expect(written).not.toContain('MOBILE_SECRET'); }],
    ['with its secret removed', { ...mobile, credentials: [{ id: 'mobile', entry: null, type: 'public', enabled: true, redirectUrls: ['https://a'] }] }, (written) => expect(read(written)[0]?.credentials[0]).toEqual({ id: 'mobile', type: 'public', enabled: true, redirectUrls: ['https://a'] })],
    ['with scopes reordered', { ...mobile, scopes: [{ name: 'w', default: false }, { name: 'resource.READ', default: true }] }, (written) => expect(read(written)[0]?.scopes).toEqual([{ name: 'w', default: false }, { name: 'resource.READ', default: true }])],
    ['without scopes', { ...mobile, scopes: [] }, (written) => expect(read(written)[0]?.scopes).toEqual([])],
  ])('%s', (_name, entry, check) => {
    const written = withApplication(text, 'Mobile', entry);
    check(written);
    expect(read(written)[1]).toMatchObject({ name: 'Other' });
  });

  test('is added, and removed without trace of it', () => {
    const added = withApplication(text, null, { ...mobile, name: 'Third', credentials: [] });
    expect(read(added).map((application) => application.name)).toEqual(['Mobile', 'Other', 'Third']);
    expect(withoutApplication(added, 'Third')).toBe(withoutApplication(text, 'Third'));
  });
});

test('samples are what stands in while there is no file, and are not added twice', () => {
  expect(parseRegistry(sampleRegistryText()).file).toEqual(sampleRegistry);
  expect(withSamples(sampleRegistryText())).toBe(sampleRegistryText());
  expect(read(withSamples(text)).map((application) => application.name)).toEqual(['Mobile', 'Other', 'Sample Confidential App', 'Sample Public App']);
});

test('whatever is written can be read again', () => {
  const entry = fc.record({
    name: fc.string({ minLength: 1 }), description: fc.string(), email: fc.string(), phone: fc.string(), enabled: fc.boolean(),
    credentials: fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), entry: fc.record({ secret: fc.string({ minLength: 1 }) }), type: fc.constantFrom('confidential' as const, 'public' as const), enabled: fc.boolean(), redirectUrls: fc.array(fc.string()) }), { selector: (credential) => credential.id }),
    scopes: fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1 }), default: fc.boolean() }), { selector: (scope) => scope.name }),
  });
  fc.assert(
    fc.property(entry, entry, (first, second) => {
      const written = withApplication(withApplication('', null, first), first.name, second);
      const [application] = read(written);
      expect(application).toEqual({ ...second, credentials: second.credentials.map(({ entry: { secret }, ...rest }) => ({ ...rest, secret })) });
    }),
    { numRuns: 100 },
  );
});
