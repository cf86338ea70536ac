import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { utf8 } from '../oauth2/text-codec.ts';
import { StoredBody } from '../stored-body.ts';
import { restoreContentBodyExecutor } from './execute.ts';

const filter = (attributeToUse?: string) => compileFilter(restoreContentBodyExecutor, { type: 'RestoreContentBodyFromAttributeFilter', fields: { attributeToUse } });

test.each([
  { selector: undefined, name: 'store.content.body', contentType: 'text/plain' },
  { selector: '${kept}', name: 'kept', contentType: undefined },
])('brings the body of $name back', ({ selector, name, contentType }) => {
  const kept = { bytes: utf8('before'), contentType };
  const message = fakeMessage({ headers: { 'Content-Type': 'application/json' }, body: '{}', attributes: { [name]: new StoredBody(kept) } });
  expect(filter(selector)(message)).toBe('pass');
  expect(message.body).toBe(kept);
  expect(message.headers.get('content-type')).toBe(contentType);
});

test.each([{}, { 'store.content.body': 'a text' }])('fails with %j', (attributes) => {
  const message = fakeMessage({ body: 'now', attributes });
  const { body } = message;
  expect(filter()(message)).toBe('fail');
  expect(message.body).toBe(body);
});
