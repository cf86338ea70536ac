import { guardedText, textOf } from '../../selectors/operators.ts';
import type { Secret } from '../../trace/secret.ts';
import type { FilterExecutor } from '../executor.ts';

/** Attributes set here are texts, as in the product; a list reads `[a, b]`. Copy Attribute keeps objects. */
function asText(value: unknown): string | Secret {
  if (value instanceof Set || Array.isArray(value)) return `[${[...(value as Iterable<unknown>)].map(textOf).join(', ')}]`;
  return guardedText(value);
}

/** Sets an attribute of the message to a text. */
export const setAttributeExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('messageAttribute');
    const value = context.template('attributeValue');
    const fields = [context.read('messageAttribute')];
    return (message) => {
      const attribute = name.text(message);
      if (attribute === '') {
        message.trace?.decision({ outcome: 'fail', text: 'The attribute to set has no name', fields });
        return 'fail';
      }
      message.set(attribute, asText(value.value(message)));
      message.trace?.decision({ outcome: 'pass', text: `The attribute ${attribute} is set`, fields });
      return 'pass';
    };
  },
};
