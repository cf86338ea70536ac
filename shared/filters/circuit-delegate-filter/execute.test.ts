import { expect, test } from 'vitest';
import { CompileError, FilterAbort } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { circuitDelegateExecutor } from './execute.ts';

const filter = { type: 'CircuitDelegateFilter', fields: { circuitPK: '/Policies/Called' } };

test.each(['pass', 'fail'] as const)('gives the result %s of the policy', async (outcome) => {
  const run = compileFilter(circuitDelegateExecutor, filter, { policies: { Called: (message) => (message.set('seen', 'yes'), Promise.resolve(outcome)) } });
  const message = fakeMessage();
  expect(await run(message)).toBe(outcome);
  expect(message.get('seen')).toBe('yes');
});

test('aborts when the policy aborts', () => {
  const run = compileFilter(circuitDelegateExecutor, filter, {
    policies: {
      Called: () => {
        throw new FilterAbort('down');
      },
    },
  });
  expect(() => run(fakeMessage())).toThrow('down');
});

test.each(['/null', '/Policies/Gone'])('does not compile with %s', (circuitPK) => {
  expect(() => compileFilter(circuitDelegateExecutor, { type: 'CircuitDelegateFilter', fields: { circuitPK } })).toThrow(CompileError);
});
