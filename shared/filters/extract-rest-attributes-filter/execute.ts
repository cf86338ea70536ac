import { headerValue, namedValue } from '../../selectors/secret-parts.ts';
import type { Secret } from '../../trace/secret.ts';
import { CompileError, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';
import { MAX_FORM_BYTES } from '../oauth2/request-form.ts';
import { decodeFormPart, latin1 } from '../oauth2/text-codec.ts';

/** Headers and parameters of one request that become attributes. */
const MOST = 1000;

type Attribute = readonly [name: string, value: string | Secret];

function headersOf({ headers }: Message): readonly Attribute[] {
  return headers.entries().map(([name, value]) => [`http.header.${name}`, headerValue(name, value) ?? '']);
}

function formText({ body }: Message): string {
  const isForm = body.contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true;
  return isForm && body.bytes.byteLength <= MAX_FORM_BYTES ? latin1(body.bytes) : '';
}

/** Values by name, in order; undefined when there are too many. */
function valuesOf(text: string, decodes: boolean): ReadonlyMap<string, readonly string[]> | undefined {
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > MOST) return undefined;
  const values = new Map<string, string[]>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    const name = decodeFormPart(equals < 0 ? pair : pair.slice(0, equals)) ?? pair;
    const value = decodes ? (decodeFormPart(raw) ?? raw) : raw;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

function parametersOf(message: Message, prefix: string, decodes: boolean): readonly Attribute[] | undefined {
  const values = valuesOf(`${message.received.query}&${formText(message)}`, decodes);
  if (values === undefined) return undefined;
  return [...values].flatMap(([name, all]): readonly Attribute[] => all.map((value, i) => [`${prefix}.${name}${all.length === 1 ? '' : `.${i + 1}`}`, namedValue(name, value)]));
}

/** Sets an attribute for each header and parameter of the request. */
export const extractRestAttributesExecutor: FilterExecutor = {
  compile(context) {
    const withHeaders = context.flag('useHeaders');
    const withParameters = context.flag('useQueryString');
    const decodes = context.flag('decode');
    const prefix = context.text('queryAttributePrefix').trim().replace(/\.$/, '');
    if (prefix === '') throw new CompileError({ severity: 'error', code: 'missing-value', field: 'queryAttributePrefix', message: 'The prefix is empty, so that a request could set any attribute', fix: 'Set it to params.query' });
    const fields = [context.read('useHeaders'), context.read('useQueryString'), context.read('queryAttributePrefix')];
    return (message) => {
      const headers = withHeaders ? headersOf(message) : [];
      const parameters = withParameters ? parametersOf(message, prefix, decodes) : [];
      if (parameters === undefined || headers.length + parameters.length > MOST) {
        message.trace?.decision({ outcome: 'fail', text: `The request has more than ${MOST} headers and parameters`, fields });
        return 'fail';
      }
      for (const [name, value] of [...headers, ...parameters]) message.set(name, value);
      message.trace?.decision({ outcome: 'pass', text: `${headers.length} headers and ${parameters.length} parameters became attributes`, fields });
      return 'pass';
    };
  },
};
