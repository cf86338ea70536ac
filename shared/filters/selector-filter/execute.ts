import type { FilterExecutor } from '../executor.ts';

/** Passes when its expression gives true. */
export const selectorExecutor: FilterExecutor = {
  compile(context) {
    const expression = context.template('expression');
    const fields = [context.read('expression')];
    return (message) => {
      const met = expression.clear(message, 'comparison').trim().toLowerCase() === 'true';
      message.trace?.decision({ outcome: met ? 'pass' : 'fail', text: met ? 'The expression is true' : 'The expression is not true', fields });
      return met ? 'pass' : 'fail';
    };
  },
};
