import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { jsonPathExecutor } from './execute.ts';

const filter = (...rows: readonly Texts[]) => compileFilter(jsonPathExecutor, { type: 'JSONPathFilter', children: rows.map((fields) => ({ type: 'JSONPath', fields: { attributeName: 'found', ...fields } })) });
const body = '{"scope":"a b","expires_in":60,"active":true,"access_token":"t0ken","items":[{"id":"x"},{"id":"y","price":3}],"ü":"Grüße"}';

test.each([
  { expression: '$.scope', type: 'java.lang.String', becomes: 'a b' },
  { expression: '$["ü"]', type: 'java.lang.String', becomes: 'Grüße' },
  { expression: '$.expires_in', type: 'java.lang.String', becomes: '60' },
  { expression: '$.expires_in', type: 'java.lang.Integer', becomes: 60 },
  { expression: '$.scope', type: 'java.lang.Integer', becomes: undefined },
  { expression: '$.active', type: 'java.lang.Boolean', becomes: true },
  { expression: '$.items[1]', type: 'java.lang.String', becomes: '{"id":"y","price":3}' },
  { expression: '$.items[1]', type: 'java.util.Map', becomes: new Map<string, unknown>([['id', 'y'], ['price', 3]]) },
  { expression: '$.items[*].id', type: 'java.util.List', becomes: ['x', 'y'] },
  { expression: '$..id', type: 'java.util.List', becomes: ['x', 'y'] },
  { expression: '$.items[?@.price < 10].id', type: 'java.util.List', becomes: ['y'] },
  { expression: '$.scope', type: 'java.util.List', becomes: ['a b'] },
  { expression: '$.access_token', type: 'java.lang.String', becomes: new Secret('t0ken') },
  { expression: '$.nothing', type: 'java.lang.String', becomes: undefined },
])('$expression as $type', ({ expression, type, becomes }) => {
  const message = fakeMessage({ body });
  expect(filter({ expression, unmarshalType: type })(message)).toBe('pass');
  expect(message.get('found')).toEqual(becomes);
  expect(filter({ expression, unmarshalType: type, failOnError: 'true' })(message)).toBe(becomes === undefined ? 'fail' : 'pass');
});

test.each(['', 'a=b', `[${'"x",'.repeat(400_000)}"x"]`])('fails for a body that is no JSON, or too large', (text) => {
  expect(filter({ expression: '$' })(fakeMessage({ body: text }))).toBe('fail');
});

test('a deep body is no danger', () => {
  const message = fakeMessage({ body: '['.repeat(5000) + ']'.repeat(5000) });
  expect(filter({ expression: '$' })(message)).toBe('pass');
});

test.each(['error', '$.a[', '$[?match(@.b, "(a+)+")]', '$..*..*..*'])('does not compile %s', (expression) => {
  expect(() => filter({ expression })).toThrow(CompileError);
});
