import type { Entity } from '../../store/entity.ts';
import { CompileError, type CompileContext, type FilterExecutor } from '../executor.ts';
import { decodePercent } from '../oauth2/text-codec.ts';
import { compileUriTemplate } from './uri-template.ts';
import { targetName } from './written-names.ts';

type Convert = (text: string) => string | number | boolean | undefined;

const wholeNumber: Convert = (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined);
const TYPES: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['java.lang.String', (text) => text],
  ['java.lang.Integer', wholeNumber],
  ['java.lang.Long', wholeNumber],
  ['java.lang.Boolean', (text) => text.toLowerCase() === 'true'],
]);

interface Row {
  readonly name: string;
  readonly target: string;
  readonly convert: Convert;
}

function compileRow(context: CompileContext, entity: Entity, names: readonly string[]): Row {
  const wrong = (field: string, message: string): never => {
    throw new CompileError({ severity: 'error', code: 'invalid-value', field, message });
  };
  const [name, type, selector] = [context.text('name', entity), context.text('type', entity), context.text('selector', entity)];
  const target = targetName(selector) ?? wrong('selector', `“${selector}” names no attribute`);
  const convert = TYPES.get(type) ?? wrong('type', `Parts of the path cannot be read as ${type} here`);
  return names.includes(name) ? { name, target, convert } : wrong('name', `The template has no {${name}}`);
}

/** Sets attributes to the parts of the path that a template names. */
export const pathParameterExecutor: FilterExecutor = {
  compile(context) {
    const text = context.text('uriTemplate');
    const template = compileUriTemplate(text);
    if (template === undefined) {
      throw new CompileError({ severity: 'error', code: 'invalid-value', field: 'uriTemplate', message: `“${text}” is no template that can be run here`, fix: 'Write names in braces with text between them, such as /applications/{id}' });
    }
    const rows = context.children('OutputPropertyDefinition').map((entity) => compileRow(context, entity, template.names));
    const fields = [context.read('uriTemplate')];
    return (message) => {
      const parts = template.match(message.received.path);
      const values = rows.map(({ name, convert }) => convert(decodePercent(parts?.get(name) ?? '') ?? ''));
      const wrong = parts === undefined ? undefined : rows.find((_, i) => values[i] === undefined || values[i] === '');
      if (parts === undefined || wrong !== undefined) {
        message.trace?.decision({ outcome: 'fail', text: wrong === undefined ? `The path ${message.received.path} does not match` : `The part ${wrong.name} of the path is not of its type`, fields });
        return 'fail';
      }
      for (const [i, { target }] of rows.entries()) message.set(target, values[i]);
      message.trace?.decision({ outcome: 'pass', text: `The path gives ${rows.map(({ target }) => target).join(', ') || 'nothing'}`, fields });
      return 'pass';
    };
  },
};
