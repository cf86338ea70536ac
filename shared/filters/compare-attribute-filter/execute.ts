import { clearTextOf } from '../../selectors/operators.ts';
import { Secret } from '../../trace/secret.ts';
import type { Entity } from '../../store/entity.ts';
import { compileComparison } from '../comparison.ts';
import type { CompileContext, FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';

interface Condition {
  /** Without the text that a secret was compared with. */
  words(message: Message): string;
  readonly isMet: (message: Message) => boolean;
}

/** Reads a selector, or the attribute of that name; a text that can be no name stands for itself. */
function valueReader(context: CompileContext, entity: Entity): (message: Message) => unknown {
  const name = context.text('attrName', entity).trim();
  if (name.includes('${')) {
    const template = context.template('attrName', entity);
    return (message) => template.value(message);
  }
  const canBeName = /^[A-Za-z_][\w.-]*$/.test(name);
  return (message) => message.get(name) ?? (canBeName ? undefined : name);
}

function compileCondition(context: CompileContext, entity: Entity, negatedOnNull: boolean): Condition {
  const valueOf = valueReader(context, entity);
  const expression = context.template('expression', entity);
  const { test, negated, words: comparison } = compileComparison(context, entity, 'matchType', { text: expression.constant, field: 'expression' });
  const isMet = (message: Message): boolean => {
    const value = valueOf(message);
    if (value === undefined || value === null) return negated && negatedOnNull;
    return test(clearTextOf(value, 'comparison'), expression.clear(message, 'comparison'));
  };
  const [name, other] = [context.text('attrName', entity), context.text('expression', entity)];
  const words = (message: Message): string => `${name} ${comparison} ${valueOf(message) instanceof Secret ? '••••' : other}`;
  return { words, isMet };
}

/** Passes when all, or one, of its conditions are met. */
export const compareAttributeExecutor: FilterExecutor = {
  compile(context) {
    const all = context.text('matchingRule') !== 'MATCH_ONE';
    const conditions = context.children('AttributeCompare').map((entity) => compileCondition(context, entity, context.flag('negateOpOnNull')));
    const fields = [context.read('matchingRule')];
    return (message) => {
      const decisive = conditions.find(({ isMet }) => isMet(message) !== all);
      const passes = (decisive === undefined) === all;
      const text = decisive === undefined ? (all ? 'All conditions are met' : 'No condition is met') : `${decisive.words(message)}: ${all ? 'not met' : 'met'}`;
      message.trace?.decision({ outcome: passes ? 'pass' : 'fail', text, fields });
      return passes ? 'pass' : 'fail';
    };
  },
};
