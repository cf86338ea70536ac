import type { FilterExecutor } from '../executor.ts';
import { utf8 } from '../oauth2/text-codec.ts';

/** Replaces the body of the message and its content type. */
export const changeMessageExecutor: FilterExecutor = {
  compile(context) {
    const body = context.template('body');
    const type = context.template('outputContentType');
    const fixed = body.constant === undefined ? undefined : utf8(body.constant);
    const fields = [context.read('body', ''), context.read('outputContentType')];
    return (message) => {
      const given = type.text(message).trim();
      const contentType = given === '' ? message.body.contentType : given;
      message.body = { bytes: fixed ?? utf8(body.clear(message, 'message body')), contentType };
      if (contentType !== undefined) message.headers.set('Content-Type', contentType);
      message.trace?.decision({ outcome: 'pass', text: `The body is replaced by ${message.body.bytes.byteLength} bytes of ${contentType ?? 'no stated type'}`, fields });
      return 'pass';
    };
  },
};
