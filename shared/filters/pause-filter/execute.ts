import type { FilterExecutor } from '../executor.ts';

/** Longest pause of a run, in milliseconds. */
const LONGEST = 600_000;

/** Waits, and passes. */
export const pauseExecutor: FilterExecutor = {
  compile(context) {
    const text = context.template('pause');
    const fields = [context.read('pause')];
    const fixed = text.constant === undefined ? undefined : context.number('pause', { min: 0, max: 2_147_483_647 });
    return async (message) => {
      const given = fixed ?? Number(text.text(message).trim() || Number.NaN);
      if (!Number.isInteger(given) || given < 0) {
        message.trace?.decision({ outcome: 'fail', text: 'The selector gives no number of milliseconds', fields });
        return 'fail';
      }
      const pause = Math.min(given, LONGEST);
      message.trace?.decision({ outcome: 'info', text: `The message waits ${pause} ms`, fields });
      await context.clock.wait(pause);
      return 'pass';
    };
  },
};
