import { headerValue, namedValue } from '../../selectors/secret-parts.ts';
import { parameters } from '../../selectors/request-views.ts';
import { Secret } from '../../trace/secret.ts';
import type { FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';
import { decodeBase64, utf8FromLatin1 } from '../oauth2/text-codec.ts';

/** Undefined when the value is no Base64. */
function decoded(name: string, value: string | Secret): string | Secret | undefined {
  const bytes = decodeBase64((value instanceof Secret ? value.reveal('base64') : value).trim());
  const text = bytes === undefined ? undefined : (utf8FromLatin1(bytes) ?? bytes);
  if (text === undefined) return undefined;
  return value instanceof Secret ? new Secret(text) : namedValue(name, text);
}

/** Sets an attribute to a header, or to a parameter of the query. */
export const extractHttpHeaderExecutor: FilterExecutor = {
  compile(context) {
    const header = context.template('headerName');
    const attribute = context.template('attributeName');
    const decodes = context.flag('base64Decode');
    const inQuery = context.flag('useQueryParameter');
    const fields = [context.read('headerName'), context.read('attributeName')];
    const find = (message: Message, name: string): string | Secret | undefined =>
      inQuery ? parameters(message.received.query).get(name) : headerValue(name, message.headers.get(name));
    return (message) => {
      const [name, target] = [header.text(message).trim(), attribute.text(message).trim()];
      const found = find(message, name);
      const value = found === undefined || !decodes ? found : decoded(name, found);
      if (value === undefined || target === '') {
        const what = inQuery ? 'parameter' : 'header';
        const text = target === '' ? 'The attribute has no name' : found === undefined ? `There is no ${what} ${name}` : `The ${what} ${name} is no Base64`;
        message.trace?.decision({ outcome: 'fail', text, fields });
        return 'fail';
      }
      message.set(target, value);
      message.trace?.decision({ outcome: 'pass', text: `The attribute ${target} is set`, fields });
      return 'pass';
    };
  },
};
