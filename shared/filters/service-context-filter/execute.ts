import type { FilterExecutor } from '../executor.ts';

/** Names the service on the whiteboard. */
export const serviceContextExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('serviceName');
    const own = context.text('name');
    const fields = [context.read('serviceName')];
    return (message) => {
      const service = name.text(message).trim() || own;
      message.set('service.name', service);
      message.trace?.decision({ outcome: 'pass', text: `The message counts for service ${service}`, fields });
      return 'pass';
    };
  },
};
