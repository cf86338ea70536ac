import type { FilterExecutor } from '../executor.ts';
import { StoredBody } from '../stored-body.ts';

/** Keeps the body in an attribute. */
export const storeContentBodyExecutor: FilterExecutor = {
  compile(context) {
    const attribute = context.template('attributeToUse');
    const fields = [context.read('attributeToUse')];
    return (message) => {
      const name = attribute.text(message).trim();
      if (name === '') {
        message.trace?.decision({ outcome: 'fail', text: 'The attribute to store the message in has no name', fields });
        return 'fail';
      }
      message.set(name, new StoredBody(message.body));
      message.trace?.decision({ outcome: 'pass', text: `The body is kept in ${name}`, fields });
      return 'pass';
    };
  },
};
