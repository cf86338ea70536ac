import { SelectorError, type BinaryOperator, type SelectorNode } from './ast.ts';
import { tokens, type Token } from './lex.ts';

const LEVELS: readonly (readonly BinaryOperator[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([['true', true], ['false', false], ['null', null]]);
/** Deeper nesting is refused, so that no text exhausts the stack. */
const MAX_DEPTH = 64;

/** Parses what stands between `${` and `}`. Throws {@link SelectorError} with the place. */
export function parseSelector(source: string): SelectorNode {
  return new Parser(tokens(source)).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  whole(): SelectorNode {
    const node = this.#choice();
    const rest = this.#peek();
    if (rest.kind !== 'end') throw new SelectorError(`“${rest.text}” is not expected here`, rest.at);
    return node;
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] as Token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #is(symbol: string): boolean {
    const token = this.#peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  #expect(symbol: string): void {
    const token = this.#take();
    if (token.kind !== 'symbol' || token.text !== symbol) throw new SelectorError(`“${symbol}” is expected here`, token.at);
  }

  #choice(): SelectorNode {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SelectorError('The selector is nested too deeply', this.#peek().at);
    const test = this.#binary(0);
    let node = test;
    if (this.#is('?')) {
      this.#take();
      const yes = this.#choice();
      this.#expect(':');
      node = { kind: 'choice', test, yes, no: this.#choice(), at: test.at };
    }
    this.#depth -= 1;
    return node;
  }

  #binary(level: number): SelectorNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((symbol) => this.#is(symbol));
      if (operator === undefined) return left;
      const { at } = this.#take();
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1), at };
    }
  }

  #unary(): SelectorNode {
    const prefixes: { readonly operator: '!' | '-' | 'empty'; readonly at: number }[] = [];
    for (;;) {
      const { kind, text, at } = this.#peek();
      const after = this.#tokens[this.#next + 1];
      const isEmpty = kind === 'name' && text === 'empty' && after !== undefined && (after.kind === 'name' || after.text === '(');
      if (!isEmpty && !(kind === 'symbol' && (text === '!' || text === '-'))) break;
      if (prefixes.length === MAX_DEPTH) throw new SelectorError('The selector is nested too deeply', at);
      prefixes.push({ operator: text as '!' | '-' | 'empty', at });
      this.#take();
    }
    return prefixes.reduceRight<SelectorNode>((operand, { operator, at }) => ({ kind: 'unary', operator, operand, at }), this.#postfix());
  }

  #postfix(): SelectorNode {
    let node = this.#primary();
    for (;;) {
      if (this.#is('.')) {
        this.#take();
        const name = this.#take();
        if (name.kind !== 'name' && name.kind !== 'number') throw new SelectorError('A name is expected after “.”', name.at);
        node = this.#is('(')
          ? { kind: 'call', object: node, method: name.text, args: this.#args(), at: name.at }
          : { kind: 'member', object: node, name: name.text, at: name.at };
      } else if (this.#is('[')) {
        const { at } = this.#take();
        node = { kind: 'index', object: node, index: this.#choice(), at };
        this.#expect(']');
      } else return node;
    }
  }

  #args(): readonly SelectorNode[] {
    this.#expect('(');
    const args: SelectorNode[] = [];
    while (!this.#is(')')) {
      if (args.length > 0) this.#expect(',');
      args.push(this.#choice());
    }
    this.#expect(')');
    return args;
  }

  #primary(): SelectorNode {
    const { kind, text, at } = this.#take();
    if (kind === 'number') return { kind: 'literal', value: Number(text), at };
    if (kind === 'string') return { kind: 'literal', value: text, at };
    if (kind === 'name') {
      const value = CONSTANTS.get(text);
      return value === undefined ? { kind: 'name', name: text, at } : { kind: 'literal', value, at };
    }
    if (kind === 'symbol' && text === '(') {
      const inner = this.#choice();
      this.#expect(')');
      return inner;
    }
    throw new SelectorError(kind === 'end' ? 'The selector ends too early' : `“${text}” is not expected here`, at);
  }
}
