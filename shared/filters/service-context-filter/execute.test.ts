import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { serviceContextExecutor } from './execute.ts';

test.each([
  { serviceName: 'Orders', becomes: 'Orders' },
  { serviceName: '${which}', becomes: 'Bills' },
  { serviceName: ' ', becomes: 'F' },
  { serviceName: undefined, becomes: 'F' },
])('“$serviceName” counts as $becomes', ({ serviceName, becomes }) => {
  const message = fakeMessage({ attributes: { which: 'Bills' } });
  expect(compileFilter(serviceContextExecutor, { type: 'ServiceContextFilter', fields: { serviceName } })(message)).toBe('pass');
  expect(message.get('service.name')).toBe(becomes);
});
