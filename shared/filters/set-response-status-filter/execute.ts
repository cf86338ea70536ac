import type { FilterExecutor } from '../executor.ts';

/** Marks for traffic monitoring how the message ended; the answer is not touched. */
export const setResponseStatusExecutor: FilterExecutor = {
  compile(context) {
    const status = context.number('responseStatus', { min: 0, max: 255 });
    return (message) => {
      message.set('message.response.status', status);
      return 'pass';
    };
  },
};
