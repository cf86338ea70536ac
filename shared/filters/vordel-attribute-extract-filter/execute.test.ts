import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { userStoreExecutor } from './execute.ts';

const attribute = (name: string, value: string): string => `- type: IdentityAttribute\n  fields:\n    name: ${name}\n    value: ${value}\n`;
const files = { 'Users/eve.yaml': `type: User\nfields:\n  name: eve\nchildren:\n${attribute('email', 'eve@x.example')}${attribute('role', 'a')}${attribute('role', 'b')}` };
const filter = (fields: Texts, ...names: readonly string[]) =>
  compileFilter(userStoreExecutor, { type: 'VordelAttributeExtractFilter', fields, children: names.map((name) => ({ type: 'LookupAttribute', fields: { name } })) }, { files });
const asked = (id: string) => fakeMessage({ attributes: { 'authentication.subject.id': id } });

test.each([
  { what: 'those listed', fields: {}, names: ['email', 'age'], becomes: { 'user.email': 'eve@x.example' } },
  { what: 'all without rows', fields: {}, names: [], becomes: { 'user.email': 'eve@x.example', 'user.role': ['a', 'b'] } },
  { what: 'another prefix', fields: { messageAttrPrefix: 'who' }, names: ['email'], becomes: { 'who.email': 'eve@x.example' } },
  { what: 'no prefix', fields: { messageAttrPrefix: '' }, names: ['email'], becomes: { email: 'eve@x.example' } },
  { what: 'none that is there', fields: {}, names: ['age'], becomes: {} },
])('retrieves $what', ({ fields, names, becomes }) => {
  const message = asked('eve');
  expect(filter(fields, ...names)(message)).toBe('pass');
  expect(Object.fromEntries(message.names().filter((name) => !name.startsWith('authentication')).map((name) => [name, message.get(name)]))).toEqual(becomes);
});

test.each([
  { user: 'mallory', fields: {} },
  { user: '', fields: {} },
  { user: 'eve', fields: { failOnEmptyAttributeSet: 'true' } },
])('fails for “$user” with $fields', ({ user, fields }) => {
  expect(filter(fields, 'age')(asked(user))).toBe('fail');
});

test('does not compile with legacy names', () => {
  expect(() => filter({ enablyLegacyAttrNaming: '1' })).toThrow(CompileError);
});
