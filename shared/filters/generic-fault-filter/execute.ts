import { answerError, compileToldError, jsonError, type ToldError } from '../error-answer.ts';
import { CompileError, type FilterExecutor } from '../executor.ts';
import { compileStatus } from '../http-status.ts';
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
    const statusOf = compileStatus(context);
    const told = compileToldError(context);
    const fields = [context.read('httpResponseStatus'), context.read('showDetailedReason')];
    return (message) => {
      const status = statusOf(message);
      if (status === undefined) {
        message.trace?.decision({ outcome: 'fail', text: 'The selector gives no status from 100 to 599', fields });
        return 'fail';
      }
      const make = kindOf(message);
      answerError(message, status, make(told(message)));
      message.trace?.decision({ outcome: 'pass', text: `A ${make === jsonError ? 'JSON error' : 'SOAP fault'} is sent back with status ${status}`, fields });
      return 'pass';
    };
  },
};
