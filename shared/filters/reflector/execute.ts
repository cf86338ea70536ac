import type { FilterExecutor } from '../executor.ts';
import { MessageHeaders } from '../header-list.ts';
import { compileStatus } from '../http-status.ts';

/** Headers of a request that describe its transport or its sender, and never belong into an answer. */
const REQUEST_ONLY: ReadonlySet<string> = new Set([
  'accept', 'accept-encoding', 'accept-language', 'authorization', 'connection', 'content-length', 'content-type', 'cookie', 'expect',
  'host', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'user-agent',
]);

/** Answers with the message as it stands: its headers and body, under the given status. */
export const reflectorExecutor: FilterExecutor = {
  compile(context) {
    const statusOf = compileStatus(context);
    const fields = [context.read('httpResponseStatus')];
    return (message) => {
      const status = statusOf(message);
      if (status === undefined) {
        message.trace?.decision({ outcome: 'fail', text: 'The selector gives no status from 100 to 599', fields });
        return 'fail';
      }
      const headers = new MessageHeaders(message.headers.entries().filter(([name]) => !REQUEST_ONLY.has(name.toLowerCase())));
      if (message.body.contentType !== undefined) headers.set('Content-Type', message.body.contentType);
      message.answer = { status, headers };
      message.trace?.decision({ outcome: 'pass', text: `The message is sent back with status ${status}`, fields });
      return 'pass';
    };
  },
};
