import { CompileError, type CompileContext, type CompiledText, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';
import { unsupportedOptions } from './unsupported-options.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'], ['htm', 'text/html'], ['xml', 'text/xml'], ['json', 'application/json'], ['txt', 'text/plain'], ['css', 'text/css'], ['csv', 'text/csv'],
  ['js', 'text/javascript'], ['png', 'image/png'], ['gif', 'image/gif'], ['jpg', 'image/jpeg'], ['jpeg', 'image/jpeg'], ['svg', 'image/svg+xml'], ['pdf', 'application/pdf'],
]);

function byName(path: string): string {
  return TYPES.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? 'application/octet-stream';
}

function contentType(given: CompiledText | undefined, message: Message, path: string): string {
  const type = given?.text(message).trim() ?? '';
  return type === '' ? byName(path) : type;
}

function compile(context: CompileContext): (message: Message) => Promise<'pass' | 'fail'> {
  const [unsupported] = unsupportedOptions(context.entity, context.reader);
  if (unsupported !== undefined) throw new CompileError({ severity: 'error', code: 'unsupported-value', ...unsupported });
  const file = context.template('fileIn');
  const given = context.text('treatFileAs') === 'CONTENT_TYPE' ? context.template('inFileContentType') : undefined;
  const fields = [context.read('fileIn')];
  return async (message) => {
    const path = file.text(message).trim();
    const found = await context.files.read(path);
    if (found.outcome === 'refused') {
      message.trace?.decision({ outcome: 'fail', text: `The file is not loaded: ${found.reason}`, fields });
      return 'fail';
    }
    const type = contentType(given, message, path);
    message.body = { bytes: found.bytes, contentType: type };
    message.headers.set('Content-Type', type);
    message.trace?.decision({ outcome: 'pass', text: `The body is ${path}: ${found.bytes.byteLength} bytes of ${type}`, fields });
    return 'pass';
  };
}

/** Makes a file the body of the message. */
export const loadFileExecutor: FilterExecutor = { compile };
