import type { FilterExecutor } from '../executor.ts';
import { StoredBody } from '../stored-body.ts';

/** Makes a kept body the body of the message again. */
export const restoreContentBodyExecutor: FilterExecutor = {
  compile(context) {
    const selector = context.template('attributeToUse');
    const fields = [context.read('attributeToUse')];
    return (message) => {
      const kept = selector.value(message);
      if (!(kept instanceof StoredBody)) {
        message.trace?.decision({ outcome: 'fail', text: 'The attribute holds no body that Store Message kept', fields });
        return 'fail';
      }
      message.body = kept.body;
      if (kept.body.contentType === undefined) message.headers.delete('Content-Type');
      else message.headers.set('Content-Type', kept.body.contentType);
      message.trace?.decision({ outcome: 'pass', text: `The body has ${kept.body.bytes.byteLength} bytes again`, fields });
      return 'pass';
    };
  },
};
