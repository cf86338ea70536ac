import { answerError, compileToldError, jsonError } from '../error-answer.ts';
import type { FilterExecutor } from '../executor.ts';
import { compileStatus } from '../http-status.ts';

/** Answers with an error in JSON. */
export const jsonErrorExecutor: FilterExecutor = {
  compile(context) {
    const statusOf = compileStatus(context);
    const told = compileToldError(context);
    const fields = [context.read('httpResponseStatus'), context.read('showDetailedReason')];
    return (message) => {
      const status = statusOf(message);
      if (status === undefined) {
        message.trace?.decision({ outcome: 'fail', text: 'The selector gives no status from 100 to 599', fields });
        return 'fail';
      }
      answerError(message, status, jsonError(told(message)));
      message.trace?.decision({ outcome: 'pass', text: `A JSON error is sent back with status ${status}`, fields });
      return 'pass';
    };
  },
};
