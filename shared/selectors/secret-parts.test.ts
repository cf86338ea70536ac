import { expect, test } from 'vitest';
import { MessageHeaders } from '../filters/header-list.ts';
import { WhiteboardMessage } from '../filters/whiteboard-message.ts';
import { Secret } from '../trace/secret.ts';
import { compileText } from './text.ts';

const FORM = 'grant_type=password&username=eve&password=open%20sesame&client_secret=hush&refresh%5Ftoken=r1';

function message(body = FORM, type = 'application/x-www-form-urlencoded'): WhiteboardMessage {
  const headers = new MessageHeaders([['Authorization', 'Basic ZXZlOmh1c2g='], ['Content-Type', type], ['X-API-Key', 'k1']]);
  const made = new WhiteboardMessage('id-1', { method: 'POST', path: '/t', matchedPath: '/t', query: 'access_token=a1&x=1', httpVersion: '1.1', secure: true, clientAddress: '127.0.0.1', localPort: 1, headers }, new TextEncoder().encode(body));
  made.set('password.typed', new Secret('hush'));
  made.set('password.kept', new Secret('open sesame'));
  return made;
}

const compiled = (text: string) => compileText(text, { env: new Map() });

test.each([
  ["${http.client.getCgiArgument('password')}", '••••', 'open sesame'],
  ["${http.client.getCgiArgument('access_token')}", '••••', 'a1'],
  ['${params.form.client_secret}', '••••', 'hush'],
  ['${content.body.getParameters().get("refresh_token")}', '••••', 'r1'],
  ['${content.body.getParameters().get("username")}', 'eve', 'eve'],
  ['${http.querystring.x}', '1', '1'],
  ['${http.raw.querystring}', 'access_token=••••&x=1', 'access_token=a1&x=1'],
  ['${http.headers["Authorization"]}', 'Basic ••••', 'Basic ZXZlOmh1c2g='],
  ['${http.headers["x-api-key"]}', '••••', 'k1'],
  ['${content.body}', 'grant_type=password&username=eve&password=••••&client_secret=••••&refresh%5Ftoken=••••', FORM],
  ['a ${password.typed} b', 'a •••• b', 'a hush b'],
  ['${password.kept.substring(0, 4)}', '••••', 'open'],
  ['${password.kept.length()}', '11', '11'],
])('%s is shown as %s', (text, shown, clear) => {
  expect(compiled(text).text(message())).toBe(shown);
  expect(compiled(text).clear(message(), 'test')).toBe(clear);
});

test.each([
  ['application/json', '{"user":"eve","access_token":"t1","nested":{"Password":"p\\"q"},"token_type":"Bearer"}', '{"user":"eve","access_token":"••••","nested":{"Password":"••••"},"token_type":"Bearer"}'],
  ['application/xml', '<OAuth><access_token>t1</access_token><scope>r</scope></OAuth>', '<OAuth><access_token>••••</access_token><scope>r</scope></OAuth>'],
  ['text/plain', 'nothing to hide', 'nothing to hide'],
])('a body of type %s is shown without its secrets', (type, body, shown) => {
  expect(compiled('${content.body}').text(message(body, type))).toBe(shown);
  expect(compiled('${content.body}').clear(message(body, type), 'test')).toBe(body);
});

test.each([
  ['password', '••••', 'p1'],
  ['user', 'eve', 'eve'],
])('a JSON member %s is shown as %s', (name, shown, clear) => {
  const text = compiled(`\${content.body.getJSON().findValue('${name}').textValue()}`);
  const json = message('{"a":{"user":"eve","password":"p1"}}', 'application/json');
  expect(text.text(json)).toBe(shown);
  expect(text.clear(json, 'test')).toBe(clear);
});

test.each([
  ['${password.typed == "hush"}', true],
  ['${password.typed == "••••"}', false],
  ['${password.typed == password.kept}', false],
  ['${password.typed != password.kept}', true],
  ['${password.kept.startsWith("open")}', true],
  ['${empty password.typed}', false],
])('secrets compare by what they hold: %s', (text, expected) => {
  expect(compiled(text).value(message())).toBe(expected);
});

test('a text made of a secret is one too', () => {
  const value = compiled('x-${password.typed}-y').value(message());
  expect(value).toBeInstanceOf(Secret);
  expect(String(value)).toBe('x-••••-y');
  expect((value as Secret).reveal('test')).toBe('x-hush-y');
});

test('of a form too large for an OAuth filter, the parameters at its start are found', () => {
  const large = message(`grant_type=password&last=${'x'.repeat(1_048_576)}`);
  expect(compiled('${content.body.getParameters().get("grant_type")}').text(large)).toBe('password');
  expect(compiled('${content.body.getParameters().get("last")}').text(large)).toBe('');
});
