import { FilterAbort, type FilterExecutor } from '../executor.ts';

/** Always aborts. */
export const exceptionExecutor: FilterExecutor = {
  compile: ({ entity }) => () => {
    throw new FilterAbort(`${entity.key} is an Abort filter: it always aborts`);
  },
};
