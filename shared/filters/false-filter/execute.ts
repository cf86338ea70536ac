import type { FilterExecutor } from '../executor.ts';

/** Always fails. */
export const falseExecutor: FilterExecutor = { compile: () => () => 'fail' };
