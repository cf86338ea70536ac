import { SelectorError } from './ast.ts';

/** A token of a selector; `at` is its first character. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERN = /\s*(?:([A-Za-z_$][\w$]*)|(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(&&|\|\||[=!<>]=|[-+*/%<>!?:.,()[\]]))/uy;

/** Words that stand for an operator. */
const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=', div: '/', mod: '%' };

/** Splits a selector into tokens. Throws {@link SelectorError}. */
export function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length && source.slice(at).trim() !== '') {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(source);
    if (match === null) throw new SelectorError(`“${source.slice(at).trim().slice(0, 12)}” cannot be read here`, at);
    found.push(tokenOf(match, found.at(-1)));
    at = PATTERN.lastIndex;
  }
  found.push({ kind: 'end', text: '', at: source.length });
  return found;
}

function tokenOf(match: RegExpExecArray, before: Token | undefined): Token {
  const [whole, name, number, quoted, symbol] = match;
  const text = name ?? number ?? quoted ?? symbol ?? '';
  const at = match.index + whole.length - text.length;
  if (name !== undefined) {
    const operator = before?.text === '.' ? undefined : Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    return operator === undefined ? { kind: 'name', text, at } : { kind: 'symbol', text: operator, at };
  }
  if (number !== undefined) return { kind: 'number', text, at };
  if (quoted !== undefined) return { kind: 'string', text: quoted.slice(1, -1).replace(/\\(.)/gsu, '$1'), at };
  return { kind: 'symbol', text, at };
}
