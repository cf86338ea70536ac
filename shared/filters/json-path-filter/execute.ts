import { JSONPathEnvironment, JSONPathError, type JSONPathQuery, type JSONValue } from 'json-p3';
import type { Entity } from '../../store/entity.ts';
import { CompileError, type CompileContext, type CompiledText, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';
import { latin1, utf8FromLatin1 } from '../oauth2/text-codec.ts';
import { unmarshalTypes, type Found } from './unmarshal.ts';

const LARGEST_BODY = 1_048_576;
/** Values that one expression may find; more is a mistake that would cost memory. */
const MOST_VALUES = 10_000;

const environment = new JSONPathEnvironment({ maxRecursionDepth: 64 });
// Their regular expressions have no bound in time.
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

interface Row {
  readonly attribute: CompiledText;
  readonly expression: string;
  readonly mustFind: boolean;
  find(body: JSONValue): unknown;
}

function invalid(field: string, message: string, fix?: string): CompileError {
  return new CompileError({ severity: 'error', code: 'invalid-value', field, message, fix });
}

function compileQuery(expression: string): JSONPathQuery {
  // Each further descent multiplies the work by the size of the body.
  if (expression.split('..').length > 3) throw invalid('expression', `“${expression}” goes down to any depth more than twice`, 'Name the members on the way');
  try {
    return environment.compile(expression.trim());
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    throw invalid('expression', `“${expression}” is no JSON Path that can be run here: ${error.message}`, 'Write it as RFC 9535 does, such as $.items[0].id');
  }
}

/** What the query finds: of a path to one place its value, else a list. */
function find(query: JSONPathQuery, body: JSONValue): Found | undefined {
  const values: unknown[] = [];
  let name = '';
  try {
    for (const node of query.lazyQuery(body)) {
      if (values.length === MOST_VALUES) return undefined;
      values.push(node.value);
      name = String(node.location.at(-1) ?? '');
    }
  } catch (error) {
    // Too deep, or a comparison of unlike values: nothing is found.
    if (error instanceof JSONPathError) return undefined;
    throw error;
  }
  if (values.length === 0) return undefined;
  return { name, value: query.singularQuery() ? values[0] : values };
}

function compileRow(context: CompileContext, entity: Entity): Row {
  const expression = context.text('expression', entity);
  const type = context.text('unmarshalType', entity);
  const unmarshal = unmarshalTypes.get(type);
  if (unmarshal === undefined) throw invalid('unmarshalType', `Values cannot be read as ${type} here`);
  const query = compileQuery(expression);
  return {
    attribute: context.template('attributeName', entity),
    expression,
    mustFind: context.flag('failOnError', entity),
    find: (body) => {
      const found = find(query, body);
      return found === undefined ? undefined : unmarshal(found);
    },
  };
}

function jsonOf(message: Message): JSONValue | undefined {
  const { bytes } = message.body;
  if (bytes.byteLength > LARGEST_BODY) return undefined;
  const raw = latin1(bytes);
  try {
    return JSON.parse(utf8FromLatin1(raw) ?? raw) as JSONValue;
  } catch {
    return undefined;
  }
}

/** Sets attributes to what JSON Path expressions find in the body. */
export const jsonPathExecutor: FilterExecutor = {
  compile(context) {
    const rows = context.children('JSONPath').map((entity) => compileRow(context, entity));
    return (message) => {
      const body = jsonOf(message);
      if (body === undefined) {
        message.trace?.decision({ outcome: 'fail', text: message.body.bytes.byteLength > LARGEST_BODY ? 'The body is larger than 1 MiB' : 'The body is no JSON' });
        return 'fail';
      }
      for (const { attribute, expression, mustFind, find: look } of rows) {
        const name = attribute.text(message).trim();
        const value = look(body);
        if (value === undefined && mustFind) {
          message.trace?.decision({ outcome: 'fail', text: `${expression} finds nothing of its kind` });
          return 'fail';
        }
        if (value !== undefined && name !== '') message.set(name, value);
        message.trace?.decision({ outcome: 'info', text: value === undefined ? `${expression} finds nothing` : `${expression} becomes ${name}` });
      }
      return 'pass';
    };
  },
};
