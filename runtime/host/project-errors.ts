import { ApiError } from '#shared/api/transport.ts';
import { ProjectError } from '../project/project-error.ts';

/** Runs a step of `runtime/project`; what it refuses in words reaches the window as such. */
export function asApiErrors<T>(step: () => T): T {
  try {
    const result = step();
    if (result instanceof Promise) return result.catch(rethrow) as T;
    return result;
  } catch (fault) {
    return rethrow(fault);
  }
}

function rethrow(fault: unknown): never {
  if (fault instanceof ProjectError) throw new ApiError({ code: fault.code, message: fault.message, hint: fault.hint });
  throw fault;
}
