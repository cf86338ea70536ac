import { expect, test } from 'vitest';
import { compileText } from '../../selectors/text.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { setHttpVerbExecutor } from './execute.ts';

test.each([
  { httpVerb: 'PUT', outcome: 'pass', seen: 'PUT' },
  { httpVerb: ' ${which} ', outcome: 'pass', seen: 'PATCH' },
  { httpVerb: '${nothing}', outcome: 'fail', seen: 'GET' },
  { httpVerb: 'GET /x HTTP/1.1', outcome: 'fail', seen: 'GET' },
])('$httpVerb: $outcome, seen as $seen', ({ httpVerb, outcome, seen }) => {
  const message = fakeMessage({ method: 'GET', attributes: { which: 'PATCH' } });
  expect(compileFilter(setHttpVerbExecutor, { type: 'SetHTTPVerbFilter', fields: { httpVerb } })(message)).toBe(outcome);
  expect(compileText('${http.request.verb}', { env: new Map() }).text(message)).toBe(seen);
  expect(message.received.method).toBe('GET');
});
