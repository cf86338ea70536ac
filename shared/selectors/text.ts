import type { CompiledText } from '../filters/executor.ts';
import type { Message } from '../filters/message.ts';
import { compileSelector, type Evaluator, type SelectorWorld } from './evaluate.ts';
import { findSelectors } from './find.ts';
import { textOf } from './operators.ts';
import { parseSelector } from './parse.ts';

/** Compiles a text with selectors. Throws SelectorError when one cannot be read. */
export function compileText(text: string, world: SelectorWorld): CompiledText {
  const parts = findSelectors(text);
  const [first] = parts;
  if (parts.every((part) => part.kind === 'text')) return { constant: text, text: () => text, value: () => text };
  const pieces = parts.map((part): string | Evaluator => (part.kind === 'text' ? part.text : compileSelector(parseSelector(part.source), world)));
  const only = parts.length === 1 && first?.kind === 'selector' ? (pieces[0] as Evaluator) : undefined;
  const joined = (message: Message): string => pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece(message)))).join('');
  const isFixed = parts.every((part) => part.kind === 'text' || /^\s*env\.[\w.]+\s*$/u.test(part.source));
  const constant = isFixed ? pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece(undefined as never)))).join('') : undefined;
  return { constant, text: joined, value: only ?? joined };
}
