import { expect, test } from 'vitest';
import type { RunFiles } from '../../ports/run-files.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, decisionsOf, fakeMessage, type Texts } from '../fakes.ts';
import { utf8 } from '../oauth2/text-codec.ts';
import { loadFileExecutor } from './execute.ts';

const runFiles: RunFiles = { read: async (path) => (path.includes('gone') ? { outcome: 'refused', reason: 'there is none' } : { outcome: 'read', bytes: utf8(`of ${path}`) }) };
const filter = (fields: Texts) => compileFilter(loadFileExecutor, { type: 'LoadFileFilter', fields: { filterCircuit: '/null', ...fields } }, { runFiles });

test.each([
  { fields: { fileIn: '/a/login.html' }, becomes: 'of /a/login.html', type: 'text/html' },
  { fields: { fileIn: '${environment.VDISTDIR}/${page}.JSON' }, becomes: 'of /home.JSON', type: 'application/json' },
  { fields: { fileIn: 'data' }, becomes: 'of data', type: 'application/octet-stream' },
  { fields: { fileIn: 'a.html', treatFileAs: 'CONTENT_TYPE', inFileContentType: 'text/plain' }, becomes: 'of a.html', type: 'text/plain' },
  { fields: { fileIn: 'a.html', inFileContentType: 'text/plain' }, becomes: 'of a.html', type: 'text/html' },
])('loads $becomes as $type', async ({ fields, becomes, type }) => {
  const message = fakeMessage({ attributes: { page: 'home' } });
  expect(await filter(fields)(message)).toBe('pass');
  expect(new TextDecoder().decode(message.body.bytes)).toBe(becomes);
  expect([message.body.contentType, message.headers.get('content-type')]).toEqual([type, type]);
});

test('fails without the file, and leaves the body', async () => {
  const message = fakeMessage({ body: 'before' });
  expect(await filter({ fileIn: 'gone' })(message)).toBe('fail');
  expect(new TextDecoder().decode(message.body.bytes)).toBe('before');
  expect(decisionsOf(message)).toEqual(['The file is not loaded: there is none']);
});

test.each([{ treatFileAs: 'HTTP' }, { onComplete: 'DELETE' }, { filterCircuit: '/Policies/P' }])('does not compile with %j', (fields) => {
  expect(() => filter({ fileIn: 'a', ...fields })).toThrow(CompileError);
});
