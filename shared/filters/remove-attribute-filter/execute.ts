import type { FilterExecutor } from '../executor.ts';

/** Removes an attribute of the message. */
export const removeAttributeExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('messageAttribute');
    return (message) => {
      const attribute = name.text(message);
      const found = message.has(attribute);
      message.set(attribute, undefined);
      message.trace?.decision({ outcome: 'pass', text: found ? `The attribute ${attribute} is removed` : `There was no attribute ${attribute}` });
      return 'pass';
    };
  },
};
