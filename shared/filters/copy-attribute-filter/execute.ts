import { guardedText } from '../../selectors/operators.ts';
import type { Entity } from '../../store/entity.ts';
import { CompileError, type CompileContext, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';

interface Copy {
  readonly to: string;
  readonly from: string;
  readonly list: boolean;
  readonly valueOf: (message: Message) => unknown;
}

const SOURCES: ReadonlySet<string> = new Set(['1', '2']);

function compileCopy(context: CompileContext, entity: Entity): Copy {
  const source = context.text('fromAttributeLocation', entity);
  if (!SOURCES.has(source)) {
    throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'fromAttributeLocation', message: `The source ${source} of an attribute cannot be read here` });
  }
  const from = context.text('fromAttributeName', entity);
  const entered = source === '2' ? context.template('attributeValue', entity) : undefined;
  return {
    to: context.text('toAttributeName', entity),
    from,
    list: context.flag('toListAttribute', entity),
    valueOf: (message) => (entered === undefined ? message.get(from) : guardedText(entered.value(message))),
  };
}

/** Copies attributes as they are: objects stay objects. */
export const copyAttributeExecutor: FilterExecutor = {
  compile(context) {
    const copies = context.children('CopyAttribute').map((entity) => compileCopy(context, entity));
    return (message) => {
      for (const { to, from, list, valueOf } of copies) {
        const value = valueOf(message);
        if (value === undefined) {
          message.trace?.decision({ outcome: 'fail', text: `There is no attribute ${from} to copy` });
          return 'fail';
        }
        const before = message.get(to);
        message.set(to, list ? [...(Array.isArray(before) ? before : []), value] : value);
      }
      message.trace?.decision({ outcome: 'pass', text: `Copied to ${copies.map(({ to }) => to).join(', ')}` });
      return 'pass';
    };
  },
};
