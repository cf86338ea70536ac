import { expect, test } from 'vitest';
import { RepositoryUnavailable } from '../../ports/authenticator.ts';
import { Secret } from '../../trace/secret.ts';
import { CompileError, FilterAbort } from '../executor.ts';
import { compileFilter, decisionsOf, fakeMessage } from '../fakes.ts';
import { attributeAuthnExecutor } from './execute.ts';

const users = { eve: 'hunter2' };
const compile = (fields: Readonly<Record<string, string>> = {}) => compileFilter(attributeAuthnExecutor, { type: 'AttributeAuthnFilter', fields: { credentialFormat: 'Username', ...fields } }, { users });

test.each([
  { what: 'right', id: 'eve', password: new Secret('hunter2'), outcome: 'pass' },
  { what: 'right, as plain text', id: 'eve', password: 'hunter2', outcome: 'pass' },
  { what: 'wrong', id: 'eve', password: new Secret('guess'), outcome: 'fail' },
  { what: 'of an unknown user', id: 'mallory', password: new Secret('hunter2'), outcome: 'fail' },
  { what: 'missing', id: 'eve', password: undefined, outcome: 'fail' },
])('a password that is $what: $outcome', async ({ id, password, outcome }) => {
  const message = fakeMessage({ attributes: { 'authentication.subject.id': id, 'authentication.subject.password': password } });
  expect(await compile()(message)).toBe(outcome);
  expect(decisionsOf(message).join()).not.toContain('hunter2');
});

test('other selectors, and the subject as the repository spells it', async () => {
  const message = fakeMessage({ attributes: { name: 'eve', word: 'hunter2' } });
  expect(await compile({ username: '${name}', password: '${word}' })(message)).toBe('pass');
  expect(message.get('authentication.subject.id')).toBe('eve');
});

test('aborts when the repository cannot decide', async () => {
  const authenticator = { authenticate: () => Promise.reject(new RepositoryUnavailable('directory down')) };
  const run = compileFilter(attributeAuthnExecutor, { type: 'AttributeAuthnFilter', fields: { username: 'a', password: 'b' } }, { authenticator });
  await expect(run(fakeMessage())).rejects.toThrow(FilterAbort);
});

test('distinguished names cannot be checked here', () => {
  expect(() => compile({ credentialFormat: 'X509DName' })).toThrow(CompileError);
});
