import { field } from '../entities/field-spec.ts';
import { CompileError, type CompileContext } from './executor.ts';
import type { Message } from './message.ts';

/** `SetHTTPStatusCode`: the status of the answer. */
export const httpStatusField = field({
  kind: 'number',
  min: 100,
  max: 599,
  label: 'HTTP response code status',
  default: '200',
  help: 'Status of the answer.',
  effect: 'The answer has status {after} instead of {before}.',
});

/** Compiles the status field, 100 to 599, which may be a selector; undefined at run time when that gives no status. */
export function compileStatus(context: CompileContext): (message: Message) => number | undefined {
  const text = context.template('httpResponseStatus');
  const parse = (value: string): number | undefined => (/^[1-5]\d\d$/.test(value.trim()) ? Number(value) : undefined);
  if (text.constant === undefined) return (message) => parse(text.text(message));
  const status = parse(text.constant);
  if (status === undefined) {
    throw new CompileError({ severity: 'error', code: 'invalid-value', field: 'httpResponseStatus', message: `The HTTP status is “${text.constant}”; it must be 100 to 599` });
  }
  return () => status;
}
