import { Secret } from '../trace/secret.ts';
import type { BinaryOperator } from './ast.ts';
import { methods, type HasMethods } from './methods.ts';

function printed(value: object): string {
  const table = methods in value ? (value as HasMethods)[methods] : undefined;
  const print = table !== undefined && Object.hasOwn(table, 'toString') ? table['toString'] : undefined;
  return print === undefined ? '' : textOf(print());
}

/** Text of a selector's value; missing is empty, a set is separated by blanks as scopes are. Secrets stay masked. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Secret) return value.masked();
  if (Array.isArray(value)) return value.map(textOf).join(',');
  if (value instanceof Set) return [...(value as ReadonlySet<unknown>)].map(textOf).join(' ');
  return typeof value === 'object' ? printed(value) : '';
}

/** Truth of a value: `true`, or the text `true`. */
export function truthOf(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** Empty: nothing, no text, or no elements. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return value === undefined || value === null || value === '';
}

const numberOf = (value: unknown): number => (value === undefined || value === null || value === '' ? 0 : Number(textOf(value)));

function compare(left: unknown, right: unknown): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  const [s, t] = [textOf(left), textOf(right)];
  return s < t ? -1 : s > t ? 1 : 0;
}

function equal(left: unknown, right: unknown): boolean {
  if ((left ?? null) === (right ?? null)) return true;
  if (left === undefined || left === null || right === undefined || right === null) return false;
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right);
  return textOf(left) === textOf(right);
}

/** Applies an arithmetic or comparing operator; `&&` and `||` are the evaluator's. */
export function applyOperator(operator: Exclude<BinaryOperator, '&&' | '||'>, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '==': return equal(left, right);
    case '!=': return !equal(left, right);
    case '<': return compare(left, right) < 0;
    case '<=': return compare(left, right) <= 0;
    case '>': return compare(left, right) > 0;
    case '>=': return compare(left, right) >= 0;
    case '+': return numberOf(left) + numberOf(right);
    case '-': return numberOf(left) - numberOf(right);
    case '*': return numberOf(left) * numberOf(right);
    case '/': return numberOf(left) / numberOf(right);
    case '%': return numberOf(left) % numberOf(right);
  }
}
