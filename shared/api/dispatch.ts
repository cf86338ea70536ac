import { contract, type Method, type Params, type Result } from './contract.ts';
import { ApiError, type CallAnswer } from './transport.ts';

/** Implementation of the whole contract. */
export type Handlers = { readonly [M in Method]: (params: Params<M>) => Promise<Result<M>> | Result<M> };

/**
 * Looks a method up, parses its parameters, calls it and maps errors, once for every transport. Never throws:
 * an unknown method or bad parameters get an error answer. `onFault` hears of errors that are not {@link ApiError}.
 */
export async function dispatch(handlers: Handlers, method: string, params: unknown, onFault: (error: unknown) => void): Promise<CallAnswer> {
  if (!Object.hasOwn(contract, method)) {
    return { ok: false, error: { code: 'unknown-method', message: `There is no method ${method}` } };
  }
  const name = method as Method;
  const parsed = contract[name].params.safeParse(params);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { ok: false, error: { code: 'bad-parameters', message: `${method} was called with parameters that do not fit: ${where}` } };
  }
  try {
    const handler = handlers[name] as (params: unknown) => unknown;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error: error.toData() };
    onFault(error);
    return { ok: false, error: { code: 'internal', message: 'The host failed at this; the log in the data folder says more', hint: 'Nothing was lost: the draft is kept. Try again.' } };
  }
}
