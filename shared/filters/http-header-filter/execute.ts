import { CompileError, type FilterExecutor } from '../executor.ts';

const FORMATS: ReadonlySet<string> = new Set(['Username', 'X509DName']);

/** Takes the user from a header, unchecked. */
export const httpHeaderExecutor: FilterExecutor = {
  compile(context) {
    const format = context.text('tokenType');
    if (!FORMATS.has(format)) throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'tokenType', message: `A header of type “${format}” cannot be read here`, fix: 'Choose User Name or Distinguished Name' });
    const name = context.template('headerName');
    const fields = [context.read('headerName'), context.read('tokenType')];
    return (message) => {
      const header = name.text(message).trim();
      const subject = message.headers.get(header)?.trim() ?? '';
      if (subject === '') {
        message.trace?.decision({ outcome: 'fail', text: `There is no header ${header}, or it is empty`, fields });
        return 'fail';
      }
      message.set('authentication.subject.id', subject);
      message.set('authentication.subject.format', format);
      message.trace?.decision({ outcome: 'pass', text: `User ${subject}, by header ${header}`, fields });
      return 'pass';
    };
  },
};
