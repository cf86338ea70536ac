import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { setAttributeExecutor } from './execute.ts';

const secret = new Secret('hunter2');

test.each([
  { what: 'a text', value: 'admin', becomes: 'admin' },
  { what: 'a selector', value: '${user.name}', becomes: 'eve' },
  { what: 'a mixed text', value: 'role of ${user.name}', becomes: 'role of eve' },
  { what: 'an attribute that is not there', value: '${nobody}', becomes: '' },
  { what: 'a set, which becomes text', value: '${scopes.in.token}', becomes: '[a, b]' },
  { what: 'a number', value: '${1 + 1}', becomes: '2' },
  { what: 'a password, which stays secret', value: '${secret}', becomes: secret },
])('sets $what', ({ value, becomes }) => {
  const message = fakeMessage({ attributes: { 'user.name': 'eve', 'scopes.in.token': new Set(['a', 'b']), secret } });
  const run = compileFilter(setAttributeExecutor, { type: 'SetAttributeFilter', fields: { messageAttribute: 'role', attributeValue: value } });
  expect(run(message)).toBe('pass');
  expect(message.get('role')).toEqual(becomes);
});

test('fails when the name is empty', () => {
  const run = compileFilter(setAttributeExecutor, { type: 'SetAttributeFilter', fields: { messageAttribute: '${nobody}', attributeValue: 'x' } });
  expect(run(fakeMessage())).toBe('fail');
});
