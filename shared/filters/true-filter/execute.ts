import type { FilterExecutor } from '../executor.ts';

/** Always passes. */
export const trueExecutor: FilterExecutor = { compile: () => () => 'pass' };
