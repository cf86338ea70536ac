import { expect, test } from 'vitest';
import { compileText } from '../../selectors/text.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { StoredBody } from '../stored-body.ts';
import { storeContentBodyExecutor } from './execute.ts';

const filter = (attributeToUse?: string) => compileFilter(storeContentBodyExecutor, { type: 'StoreContentBodyToAttributeFilter', fields: { attributeToUse } });

test('keeps the body as it is, and selectors read its text', () => {
  const message = fakeMessage({ headers: { 'Content-Type': 'text/plain' }, body: 'Grüße' });
  const { body } = message;
  expect(filter()(message)).toBe('pass');
  message.body = { bytes: new Uint8Array(0), contentType: undefined };
  const kept = message.get('store.content.body');
  expect(kept instanceof StoredBody && kept.body).toBe(body);
  expect(compileText('${store.content.body}', { env: new Map() }).text(message)).toBe('Grüße');
});

test('its secrets stay masked', () => {
  const message = fakeMessage({ body: 'username=eve&password=hunter2' });
  void filter('kept')(message);
  expect(compileText('${kept}', { env: new Map() }).text(message)).not.toContain('hunter2');
});

test('fails without a name', () => {
  expect(filter('${nothing}')(fakeMessage())).toBe('fail');
});
