import { expect, test } from 'vitest';
import { readValues, resolvePlaceholders } from './placeholders.ts';

const sources = {
  values: readValues('a:\n  b: 007\n  c:\n  - x\n  - y\n'),
  env: (name: string) => (name === 'HOME_PORT' ? '8080' : undefined),
  file: (path: string) => (path === 'Policies/A-Files/body.txt' ? 'line\r\nline' : undefined),
  binary: (path: string) => path === 'Policies/A-Files/logo.png',
  from: 'Policies/A.yaml',
};

test.each([
  ['{{a.b}}', '007'],
  ['{{a.c.[1]}}', 'y'],
  ['p{{a.b}}s ${env.X}', 'p007s ${env.X}'],
  ['{{env "HOME_PORT"}}', '8080'],
  ['{{env "NONE" "d e"}}', 'd e'],
  ['{{base64 "text"}}', 'dGV4dA=='],
  ['{{base64 (env "NONE" "dé")}}', 'ZMOp'],
  ['{{file "A-Files/body.txt"}}', 'line\r\nline'],
  ['{{file "A-Files/body.txt" "binary"}}', 'bGluZQ0KbGluZQ=='],
  ['{{base64 "\ud800"}}', '77+9'],
])('%s becomes %s', (text, value) => {
  expect(resolvePlaceholders(text, sources)).toMatchObject({ text: value });
});

test.each(['{{file "A-Files/logo.png" "binary"}}', '{{a.z}}', '{{env "NONE"}}', '{{file "../../../etc/passwd"}}', '{{file "/etc/passwd"}}', '{{a.__proto__}}'])('%s stays, with a reason', (text) => {
  const resolved = resolvePlaceholders(text, sources);
  expect(resolved.text).toBe(text);
  expect(resolved.unresolved).toBeTypeOf('string');
});
