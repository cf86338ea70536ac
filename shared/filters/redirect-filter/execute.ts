import type { FilterExecutor } from '../executor.ts';
import { MessageHeaders } from '../header-list.ts';
import { compileStatus } from '../http-status.ts';
import { utf8 } from '../oauth2/text-codec.ts';

/** Control characters without those above ASCII, which can be escaped. */
const asciiControl = /[^\P{Cc}\u0080-\u009f]/u;

/** Characters that a URI cannot hold are escaped; a line break makes it no address at all. */
function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || asciiControl.test(trimmed)) return undefined;
  return trimmed.replace(/[^\u0021-\u007e]+/gu, (part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')));
}

/** Answers with `Location` (RFC 9110 §10.2.2). */
export const redirectExecutor: FilterExecutor = {
  compile(context) {
    const statusOf = compileStatus(context);
    const url = context.template('url');
    const type = context.template('outputContentType');
    const content = context.template('content');
    const fields = [context.read('httpResponseStatus'), context.read('url')];
    return (message) => {
      const status = statusOf(message);
      const location = addressOf(url.clear(message, 'redirect'));
      if (status === undefined || location === undefined) {
        message.trace?.decision({ outcome: 'fail', text: status === undefined ? 'The selector gives no status from 100 to 599' : 'The address is empty, or has a line break', fields });
        return 'fail';
      }
      const contentType = type.text(message).trim();
      const headers = new MessageHeaders([['Location', location]]);
      if (contentType !== '') headers.set('Content-Type', contentType);
      message.body = { bytes: utf8(content.clear(message, 'message body')), contentType: contentType === '' ? undefined : contentType };
      message.answer = { status, headers };
      message.trace?.decision({ outcome: 'pass', text: `The client is sent elsewhere, with status ${status}`, fields });
      return 'pass';
    };
  },
};
