import { RepositoryUnavailable } from '../../ports/authenticator.ts';
import { StoreUnavailable, type Maybe } from '../../ports/token-store.ts';
import { FilterAbort } from '../executor.ts';

/**
 * Goes on at once with a value, or later with a promise: only promises cost a turn of the event loop. (An export named
 * `then` would make the module itself look like a promise.)
 */
export function andThen<T, R>(value: Maybe<T>, step: (value: T) => Maybe<R>): Maybe<R> {
  return value instanceof Promise ? value.then((settled) => step(settled)) : step(value);
}

function abort(fault: unknown): never {
  if (fault instanceof StoreUnavailable) throw new FilterAbort(`The token store cannot answer: ${fault.message}`, { cause: fault });
  if (fault instanceof RepositoryUnavailable) throw new FilterAbort(`The repository cannot decide: ${fault.message}`, { cause: fault });
  throw fault;
}

/** Runs a step; a back end that cannot answer becomes {@link FilterAbort} (product decision 10). */
export function guarded<T>(step: () => Maybe<T>): Maybe<T> {
  try {
    const value = step();
    return value instanceof Promise ? value.catch(abort) : value;
  } catch (fault) {
    return abort(fault);
  }
}
