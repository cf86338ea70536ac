import { CompileError, type FilterExecutor } from '../executor.ts';

/** Runs another policy on the same message; its result is the filter's. */
export const circuitDelegateExecutor: FilterExecutor = {
  compile(context) {
    const policy = context.policy('circuitPK');
    if (policy === null) throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'circuitPK', message: 'No policy is chosen' });
    const via = `called by ${context.entity.key}`;
    return (message) => policy.run(message, via);
  },
};
