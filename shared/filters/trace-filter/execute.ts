import type { FilterExecutor } from '../executor.ts';

/** Writes its text to the trace of a traced request; nothing otherwise. */
export const traceExecutor: FilterExecutor = {
  compile(context) {
    const text = context.template('traceMsg');
    return (message) => {
      message.trace?.decision({ outcome: 'info', text: text.text(message), fields: [context.read('traceLevel')] });
      return 'pass';
    };
  },
};
