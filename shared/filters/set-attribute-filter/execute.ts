import type { FilterExecutor } from '../executor.ts';

/** Sets an attribute of the message. */
export const setAttributeExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('messageAttribute');
    const value = context.template('attributeValue');
    return (message) => {
      const attribute = name.text(message);
      if (attribute === '') return 'fail';
      message.set(attribute, value.value(message));
      message.trace?.decision({ outcome: 'pass', text: `The attribute ${attribute} is set`, fields: [context.read('messageAttribute')] });
      return 'pass';
    };
  },
};
