import type { FilterExecutor } from '../executor.ts';
import { MessageHeaders } from '../header-list.ts';
import { compileStatus } from '../http-status.ts';

/** Sets the status of the answer; headers already set for it stay. */
export const setHttpStatusCodeExecutor: FilterExecutor = {
  compile(context) {
    const statusOf = compileStatus(context);
    const fields = [context.read('httpResponseStatus')];
    return (message) => {
      const status = statusOf(message);
      if (status === undefined) {
        message.trace?.decision({ outcome: 'fail', text: 'The selector gives no status from 100 to 599', fields });
        return 'fail';
      }
      message.answer = { status, headers: message.answer?.headers ?? new MessageHeaders() };
      message.trace?.decision({ outcome: 'pass', text: `The answer has status ${status}`, fields });
      return 'pass';
    };
  },
};
