import { MaskedText, Secret } from '../trace/secret.ts';
import type { BinaryOperator } from './ast.ts';
import { methods, type HasMethods } from './methods.ts';

type SecretText = (secret: Secret) => string;

function printed(value: object, secretText: SecretText): string {
  const table = methods in value ? (value as HasMethods)[methods] : undefined;
  const print = table !== undefined && Object.hasOwn(table, 'toString') ? table['toString'] : undefined;
  return print === undefined ? '' : textWith(print(), secretText);
}

function textWith(value: unknown, secretText: SecretText): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Secret) return secretText(value);
  if (Array.isArray(value)) return value.map((item) => textWith(item, secretText)).join(',');
  if (value instanceof Set) return [...(value as ReadonlySet<unknown>)].map((item) => textWith(item, secretText)).join(' ');
  return typeof value === 'object' ? printed(value, secretText) : '';
}

const masked: SecretText = (secret) => secret.masked();

/** Text of a selector's value; missing is empty, a set is separated by blanks as scopes are. Secrets stay masked. */
export function textOf(value: unknown): string {
  return textWith(value, masked);
}

/** The same with secrets in clear, for `sink`: a place that works with them and shows them to nobody else. */
export function clearTextOf(value: unknown, sink: string): string {
  return textWith(value, (secret) => secret.reveal(sink));
}

/** The text, as a secret where it holds one. */
export function guardedText(value: unknown): string | Secret {
  const shown = textOf(value);
  const clear = clearTextOf(value, 'a text made of secrets');
  if (clear === shown) return clear;
  return value instanceof Secret ? value : new MaskedText(clear, shown);
}

const compared = (value: unknown): string => clearTextOf(value, 'comparison');

/** Truth of a value: `true`, or the text `true`. */
export function truthOf(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** Empty: nothing, no text, or no elements. */
export function isEmpty(value: unknown): boolean {
  if (value instanceof Secret) return value.reveal('comparison') === '';
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return value === undefined || value === null || value === '';
}

const numberOf = (value: unknown): number => (value === undefined || value === null || value === '' ? 0 : Number(compared(value)));

function compare(left: unknown, right: unknown): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  const [s, t] = [compared(left), compared(right)];
  return s < t ? -1 : s > t ? 1 : 0;
}

function equal(left: unknown, right: unknown): boolean {
  if ((left ?? null) === (right ?? null)) return true;
  if (left === undefined || left === null || right === undefined || right === null) return false;
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right);
  return compared(left) === compared(right);
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
