import { CompileError, type CompileContext, type FilterExecutor } from '../executor.ts';
import { MessageHeaders } from '../header-list.ts';
import type { Message } from '../message.ts';

/** Compiles the status field, 100 to 599, which may be a selector. */
export function compileStatus(context: CompileContext): (message: Message) => number | undefined {
  const text = context.template('httpResponseStatus');
  const parse = (value: string): number | undefined => (/^[1-5]\d\d$/.test(value.trim()) ? Number(value) : undefined);
  if (text.constant === undefined) return (message) => parse(text.text(message));
  const status = parse(text.constant);
  if (status === undefined) {
    throw new CompileError({ severity: 'error', code: 'invalid-value', field: 'httpResponseStatus', message: `The HTTP status is “${text.constant}”; it must be 100 to 599` });
  }
  return () => status;
}

/** Sets the status of the answer; headers already set for it stay. */
export const setHttpStatusCodeExecutor: FilterExecutor = {
  compile(context) {
    const statusOf = compileStatus(context);
    return (message) => {
      const status = statusOf(message);
      if (status === undefined) return 'fail';
      message.answer = { status, headers: message.answer?.headers ?? new MessageHeaders() };
      message.trace?.decision({ outcome: 'pass', text: `The answer has status ${status}`, fields: [context.read('httpResponseStatus')] });
      return 'pass';
    };
  },
};
