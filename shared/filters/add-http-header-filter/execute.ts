import { CompileError, type FilterExecutor } from '../executor.ts';
import { changedHeaders, isHeaderName, isHeaderValue } from '../header-text.ts';
import { encodeBase64, utf8 } from '../oauth2/text-codec.ts';

/** Adds a header to the message, and to the answer once there is one. */
export const addHttpHeaderExecutor: FilterExecutor = {
  compile(context) {
    const place = context.text('addWhere');
    if (place !== 'httpheaders') throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'addWhere', message: `Headers cannot be added to ${place} here`, fix: 'Add the header to HTTP headers' });
    const name = context.template('headerName');
    const value = context.template('headerValue');
    const overrides = context.flag('overwriteExistingHeader');
    const encodes = context.flag('base64Encode');
    const fields = [context.read('headerName'), context.read('headerValue', '')];
    return (message) => {
      const header = name.text(message).trim();
      const clear = value.clear(message, 'HTTP header');
      const text = encodes ? encodeBase64(utf8(clear)) : clear;
      if (!isHeaderName(header) || !isHeaderValue(text)) {
        message.trace?.decision({ outcome: 'fail', text: isHeaderName(header) ? `The value of ${header} has a character that no header may have` : `“${header}” is no name of a header`, fields });
        return 'fail';
      }
      for (const headers of changedHeaders(message)) {
        if (overrides) headers.set(header, text);
        else headers.add(header, text);
      }
      message.trace?.decision({ outcome: 'pass', text: `Header ${header} is ${overrides ? 'set' : 'added'}`, fields });
      return 'pass';
    };
  },
};
