/** A selector cannot be read or evaluated. `position` counts characters from 0 within the selector's text. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Binary operators, by their symbol. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

/** Syntax tree of a selector. */
export type SelectorNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'member'; readonly object: SelectorNode; readonly name: string; readonly at: number }
  | { readonly kind: 'index'; readonly object: SelectorNode; readonly index: SelectorNode; readonly at: number }
  | { readonly kind: 'call'; readonly object: SelectorNode; readonly method: string; readonly args: readonly SelectorNode[]; readonly at: number }
  | { readonly kind: 'unary'; readonly operator: '!' | '-' | 'empty'; readonly operand: SelectorNode; readonly at: number }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: SelectorNode; readonly right: SelectorNode; readonly at: number }
  | { readonly kind: 'choice'; readonly test: SelectorNode; readonly yes: SelectorNode; readonly no: SelectorNode; readonly at: number };
