import type { FilterExecutor } from '../executor.ts';
import { changedHeaders } from '../header-text.ts';

/** Removes a header of the message, and of the answer once there is one. */
export const removeHttpHeaderExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('headerName');
    const required = context.flag('errorNoHeader');
    const fields = [context.read('headerName'), context.read('errorNoHeader')];
    return (message) => {
      const header = name.text(message).trim();
      const all = changedHeaders(message);
      const found = all.some((headers) => headers.get(header) !== undefined);
      for (const headers of all) headers.delete(header);
      const outcome = found || !required ? 'pass' : 'fail';
      message.trace?.decision({ outcome, text: found ? `Header ${header} is removed` : `There was no header ${header}`, fields });
      return outcome;
    };
  },
};
