import type { CompiledText } from '../filters/executor.ts';
import type { Message } from '../filters/message.ts';
import { SelectorError, type SelectorNode } from './ast.ts';
import { compileSelector, isConstantSelector, type Evaluator, type SelectorWorld } from './evaluate.ts';
import { findSelectors, type TextPart } from './find.ts';
import { MaskedText, type Secret } from '../trace/secret.ts';
import { clearTextOf, textOf } from './operators.ts';
import { parseSelector } from './parse.ts';

interface Piece {
  readonly node: SelectorNode;
  readonly value: Evaluator;
}

/** Positions of errors count from the start of the whole text. */
function compilePiece(part: Extract<TextPart, { kind: 'selector' }>, world: SelectorWorld): Piece {
  try {
    const node = parseSelector(part.source);
    return { node, value: compileSelector(node, world) };
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new SelectorError(error.message, part.start + 2 + error.position);
  }
}

/** Compiles a text with selectors. Throws SelectorError when one cannot be read. */
export function compileText(text: string, world: SelectorWorld): CompiledText {
  const pieces = findSelectors(text).map((part): string | Piece => (part.kind === 'text' ? part.text : compilePiece(part, world)));
  if (pieces.every((piece) => typeof piece === 'string')) return { constant: text, text: () => text, clear: () => text, value: () => text };
  const [first] = pieces;
  const only = pieces.length === 1 && typeof first === 'object' ? first.value : undefined;
  const joined = (message: Message, textOfValue: (value: unknown) => string = textOf): string => pieces.map((piece) => (typeof piece === 'string' ? piece : textOfValue(piece.value(message)))).join('');
  const guarded = (message: Message): string | Secret => {
    const [shown, clear] = [joined(message), joined(message, (value) => clearTextOf(value, 'a text made of secrets'))];
    return clear === shown ? clear : new MaskedText(clear, shown);
  };
  const isFixed = pieces.every((piece) => typeof piece === 'string' || isConstantSelector(piece.node));
  // A constant selector never looks at the message.
  const constant = isFixed ? joined(undefined as never) : undefined;
  return {
    constant,
    text: only === undefined ? (message) => joined(message) : (message) => textOf(only(message)),
    clear: (message, sink) => joined(message, (value) => clearTextOf(value, sink)),
    value: only ?? guarded,
  };
}
