import { CompileError, type CompileContext } from '../executor.ts';
import { Secret } from '../../trace/secret.ts';
import type { Message } from '../message.ts';

/** Finds the access token of a request: a text, or undefined when there is none. */
export type TokenReader = (message: Message) => string | undefined;

function textOf(found: unknown): string | undefined {
  const value = found instanceof Secret ? found.reveal('token look-up') : found;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads a parameter of the query, then of the form (product decision 33a). */
export function parameterReader(context: CompileContext): TokenReader {
  const name = context.text('accessTokenLocationQueryString');
  if (name === '') throw new CompileError({ severity: 'error', code: 'missing-value', field: 'accessTokenLocationQueryString', message: 'The parameter that holds the token has no name', fix: 'Enter one, such as access_token' });
  // A name from the configuration goes into a selector text, so quotes in it must not end the literal.
  const text = context.compileText(`\${http.client.getCgiArgument('${name.replace(/[\\']/g, '\\$&')}')}`);
  return (message) => textOf(text.value(message));
}

/** Reads what the selector gives. */
export function selectorReader(context: CompileContext): TokenReader {
  const text = context.template('accessTokenLocationSelector');
  return (message) => textOf(text.value(message));
}

/** Reads the Authorization header; the scheme's name is not case-sensitive (product decision 36). */
export function headerReader(prefix: string): TokenReader {
  const wanted = prefix.trim().toLowerCase();
  return (message) => {
    const header = message.headers.get('authorization')?.trim();
    if (header === undefined) return undefined;
    if (wanted === '') return textOf(header);
    const scheme = header.slice(0, wanted.length).toLowerCase();
    return scheme === wanted && /^\s/.test(header.slice(wanted.length)) ? textOf(header.slice(wanted.length).trim()) : undefined;
  };
}
