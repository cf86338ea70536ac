import { compileErrorAnswer, jsonError, type ToldError } from '../error-answer.ts';
import { CompileError, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';
import type { TextBody } from '../text-body.ts';
import { soap11Fault, soap12Fault } from './soap-fault.ts';
import { unsupportedOptions } from './unsupported-options.ts';

/** The kind of error that goes with the request; SOAP when it cannot be told. */
function kindOf(message: Message): (told: ToldError) => TextBody {
  const type = (message.received.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/[/+]json$/.test(type)) return jsonError;
  return type === 'application/soap+xml' ? soap12Fault : soap11Fault;
}

/** Answers with an error of the kind of the request. */
export const genericFaultExecutor: FilterExecutor = {
  compile(context) {
    for (const [field, what] of Object.entries(unsupportedOptions)) {
      if (context.flag(field)) throw new CompileError({ severity: 'error', code: 'unsupported-value', field, message: `The answer is made by ${what}, which cannot be run here`, fix: 'Switch it off for local runs' });
    }
    return compileErrorAnswer(context, (message, told) => {
      const make = kindOf(message);
      return [make(told), make === jsonError ? 'A JSON error' : 'A SOAP fault'];
    });
  },
};
