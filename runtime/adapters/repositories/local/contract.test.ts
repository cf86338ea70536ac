import { describe, expect, test } from 'vitest';
import { generate } from 'selfsigned';
import { authenticatorContract } from '#shared/ports/contracts/authenticator-contract.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { Secret } from '#shared/trace/secret.ts';
import { createLocalRepository } from './local-repository.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const REPOSITORY = '/External Connections/Local User Store';

/** A store with one user, and a repository in the given format. */
function repository({ format = 'Username', name = 'alice', password = 'changeme', certificate = '/null', more = {} as Record<string, string> } = {}) {
  const files = new Map(Object.entries({
    '_parent.yaml': '---\ntype: Root\n',
    'External Connections/Local User Store.yaml': `---\ntype: AuthnRepositoryLocal\nfields:\n  repositoryName: Local User Store\n  name: Local User Store\n  authZAttribFormat: ${format}\n`,
    'Environment Configuration/user.yaml': `---\ntype: User\nfields:\n  name: ${JSON.stringify(name)}\n  password: ${base64(password)}\n  certificate: ${certificate}\n`,
    ...more,
  }));
  const model = StoreModel.read(files);
  const [entity] = model.entities.ofType('AuthnRepositoryLocal');
  if (entity === undefined) throw new Error(`no ${REPOSITORY}`);
  return createLocalRepository(entity, model.entities, createFieldReader(model));
}

describe.each([
  { format: 'Username', subject: 'alice' },
  { format: 'X509DName', subject: 'CN=alice' },
])('format $format', ({ format, subject }) => {
  test.each(authenticatorContract)('$name', async ({ run }) => {
    await run({ authenticator: repository({ format }), username: 'alice', password: 'changeme', subject });
  });
});

test.each([
  ['Smith, John', 'CN=Smith\\, John'],
  ['a+b;c<d>e"f\\g', 'CN=a\\+b\\;c\\<d\\>e\\"f\\\\g'],
  ['#1', 'CN=\\#1'],
  ['Zoë 部署', 'CN=Zoë 部署'],
])('the name %s becomes %s (RFC 4514)', async (name, subject) => {
  const result = await repository({ format: 'X509DName', name }).authenticate(name, new Secret('changeme'));
  expect(result).toMatchObject({ outcome: 'accepted', subject });
});

test('a signing certificate gives the name', async () => {
  const { cert } = await Promise.resolve(generate([{ name: 'commonName', value: 'Alice' }, { name: 'organizationName', value: 'Example' }], { keySize: 2048 }));
  const content = cert.replace(/-----[^-]+-----|\s+/g, '');
  const more = { 'Environment Configuration/alice-cert.yaml': `---\ntype: Certificate\nfields:\n  dname: alice-cert\n  content: ${content}\n` };
  const asked = repository({ format: 'X509DName', certificate: '/Environment Configuration/alice-cert', more });
  expect(await asked.authenticate('alice', new Secret('changeme'))).toMatchObject({ outcome: 'accepted', subject: 'O=Example,CN=Alice' });
});

test('passwords of any characters are read', async () => {
  const password = 'Pässwörd 部署 👩‍🚀 "%&+';
  expect(await repository({ password }).authenticate('alice', new Secret(password))).toMatchObject({ outcome: 'accepted' });
});

test('a store with a pass-phrase cannot log anybody in', () => {
  const more = { 'System/conf.yaml': `---\ntype: ESConfiguration\nfields:\n  name: conf\n  passphraseTest: ${base64('something encrypted')}\n` };
  expect(() => repository({ more })).toThrow(/pass-phrase/);
});
