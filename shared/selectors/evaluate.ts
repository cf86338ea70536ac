import type { Message } from '../filters/message.ts';
import { Secret } from '../trace/secret.ts';
import { SelectorError, type SelectorNode } from './ast.ts';
import { methods, type HasMethods } from './methods.ts';
import { applyOperator, clearTextOf, isEmpty, textOf, truthOf } from './operators.ts';
import { bodyView, formOf, httpView, parameters } from './request-views.ts';

/** Evaluates a compiled selector on a message. */
export type Evaluator = (message: Message) => unknown;

/** What selectors see besides the message, fixed at deploy time. */
export interface SelectorWorld {
  /** `env.…` names without the root; `system.…` names with it. */
  readonly env: ReadonlyMap<string, string>;
}

/** Compiles a syntax tree to closures. Throws {@link SelectorError} for unset `env` variables. */
export function compileSelector(node: SelectorNode, world: SelectorWorld): Evaluator {
  const path = dottedPath(node);
  if (path !== undefined) return compilePath(path, node.at, world);
  switch (node.kind) {
    case 'literal': return () => node.value;
    case 'unary': return compileUnary(node, world);
    case 'binary': return compileBinary(node, world);
    case 'choice': {
      const [test, yes, no] = [node.test, node.yes, node.no].map((part) => compileSelector(part, world)) as [Evaluator, Evaluator, Evaluator];
      return (message) => (truthOf(test(message)) ? yes(message) : no(message));
    }
    case 'member': {
      const object = compileSelector(node.object, world);
      return (message) => memberOf(object(message), node.name);
    }
    case 'index': {
      const object = compileSelector(node.object, world);
      const index = compileSelector(node.index, world);
      return (message) => memberOf(object(message), textOf(index(message)));
    }
    case 'call': {
      const object = compileSelector(node.object, world);
      const args = node.args.map((arg) => compileSelector(arg, world));
      return (message) => call(object(message), node.method, args.map((arg) => arg(message)), node.at);
    }
    case 'name': return compilePath([node.name], node.at, world);
  }
}

/** True when a selector gives the same for every message: literals and `env` variables only. */
export function isConstantSelector(node: SelectorNode): boolean {
  const path = dottedPath(node);
  if (path !== undefined) return path[0] === 'env' && path.length > 1;
  switch (node.kind) {
    case 'literal': return true;
    case 'unary': return isConstantSelector(node.operand);
    case 'binary': return isConstantSelector(node.left) && isConstantSelector(node.right);
    case 'choice': return [node.test, node.yes, node.no].every(isConstantSelector);
    default: return false;
  }
}

function compileUnary(node: Extract<SelectorNode, { kind: 'unary' }>, world: SelectorWorld): Evaluator {
  const operand = compileSelector(node.operand, world);
  if (node.operator === '!') return (message) => !truthOf(operand(message));
  if (node.operator === '-') return (message) => applyOperator('-', 0, operand(message));
  return (message) => isEmpty(operand(message));
}

function compileBinary(node: Extract<SelectorNode, { kind: 'binary' }>, world: SelectorWorld): Evaluator {
  const { operator } = node;
  const left = compileSelector(node.left, world);
  const right = compileSelector(node.right, world);
  if (operator === '&&') return (message) => truthOf(left(message)) && truthOf(right(message));
  if (operator === '||') return (message) => truthOf(left(message)) || truthOf(right(message));
  return (message) => applyOperator(operator, left(message), right(message));
}

function dottedPath(node: SelectorNode): readonly string[] | undefined {
  const names: string[] = [];
  let at = node;
  while (at.kind === 'member') {
    names.unshift(at.name);
    at = at.object;
  }
  return at.kind === 'name' ? [at.name, ...names] : undefined;
}

function compilePath(path: readonly string[], at: number, world: SelectorWorld): Evaluator {
  const [root = '', second = ''] = path;
  const rest = path.slice(1).join('.');
  if (root === 'env') {
    const value = world.env.get(rest);
    if (value === undefined) throw new SelectorError(`The variable env.${rest} is not set`, at);
    return () => value;
  }
  if (root === 'kps') throw new SelectorError('Key Property Stores (kps) cannot be read here', at);
  if (root === 'system' || root === 'environment') return () => world.env.get(path.join('.'));
  if (path.length === 1 && root === 'id') return (message) => message.id;
  const attribute = compileAttribute(path);
  if (root === 'content' && second === 'body') return (message) => follow(bodyView(message), path, 2);
  if (root === 'http' && second !== '') return (message) => attribute(message) ?? follow(httpView(message, second), path, 2);
  if (root === 'params') return (message) => attribute(message) ?? follow(second === 'form' ? formOf(message) : second === 'query' ? parameters(message.received.query) : undefined, path, 2);
  return attribute;
}

/** The longest prefix that is an attribute counts; the rest are members of its value. */
function compileAttribute(path: readonly string[]): Evaluator {
  const prefixes = path.map((_, i) => path.slice(0, path.length - i).join('.'));
  return (message) => {
    for (let i = 0; i < prefixes.length; i += 1) {
      const value = message.get(prefixes[i] as string);
      if (value !== undefined) return follow(value, path, path.length - i);
    }
    return undefined;
  };
}

function follow(start: unknown, path: readonly string[], from: number): unknown {
  let value = start;
  for (let i = from; i < path.length && value !== undefined; i += 1) value = memberOf(value, path[i] as string);
  return value;
}

function hasMethods(value: unknown): value is HasMethods {
  return typeof value === 'object' && value !== null && methods in value;
}

function memberOf(value: unknown, name: string): unknown {
  if (value instanceof Map) return (value as ReadonlyMap<unknown, unknown>).get(name);
  if (Array.isArray(value)) return /^\d+$/.test(name) ? (value as readonly unknown[])[Number(name)] : undefined;
  if (!hasMethods(value)) return undefined;
  const table = value[methods];
  for (const getter of [`get${name.charAt(0).toUpperCase()}${name.slice(1)}`, `is${name.charAt(0).toUpperCase()}${name.slice(1)}`, name]) {
    if (Object.hasOwn(table, getter)) return table[getter]?.();
  }
  return Object.hasOwn(table, 'get') ? table['get']?.(name) : undefined;
}

const TEXT_METHODS: Readonly<Record<string, (text: string, ...args: readonly string[]) => unknown>> = {
  contains: (text, part = '') => text.includes(part),
  startsWith: (text, part = '') => text.startsWith(part),
  endsWith: (text, part = '') => text.endsWith(part),
  equals: (text, other = '') => text === other,
  equalsIgnoreCase: (text, other = '') => text.toLowerCase() === other.toLowerCase(),
  indexOf: (text, part = '') => text.indexOf(part),
  isEmpty: (text) => text === '',
  length: (text) => text.length,
  substring: (text: string, from = '0', to?: string) => text.slice(Number(from), to === undefined ? undefined : Number(to)),
  toLowerCase: (text) => text.toLowerCase(),
  toString: (text: string) => text,
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

function call(value: unknown, method: string, args: readonly unknown[], at: number): unknown {
  if (value === undefined || value === null) return undefined;
  if (hasMethods(value)) {
    const table = value[methods];
    if (Object.hasOwn(table, method)) return table[method]?.(...args);
    throw new SelectorError(`There is no method ${method}; there are ${Object.keys(table).join(', ')}`, at);
  }
  if (value instanceof Set) return callCollection([...(value as ReadonlySet<unknown>)], method, args, at);
  if (value instanceof Map || Array.isArray(value)) return callCollection(value as ReadonlyMap<unknown, unknown> | readonly unknown[], method, args, at);
  if (Object.hasOwn(TEXT_METHODS, method)) return callText(value, method, args);
  throw new SelectorError(`There is no method ${method}; there are ${Object.keys(TEXT_METHODS).join(', ')}`, at);
}

/** What is cut out of a secret is one too. */
function callText(value: unknown, method: string, args: readonly unknown[]): unknown {
  const clear = (part: unknown): string => clearTextOf(part, 'comparison');
  const result = TEXT_METHODS[method]?.(clear(value), ...args.map(clear));
  return typeof result === 'string' && value instanceof Secret ? new Secret(result) : result;
}

function callCollection(value: ReadonlyMap<unknown, unknown> | readonly unknown[], method: string, [arg]: readonly unknown[], at: number): unknown {
  const isMap = value instanceof Map;
  switch (method) {
    case 'get': return memberOf(value, textOf(arg));
    case 'size': return isMap ? value.size : (value as readonly unknown[]).length;
    case 'isEmpty': return isEmpty(value);
    case 'contains':
    case 'containsKey': return isMap ? value.has(textOf(arg)) : (value as readonly unknown[]).some((item) => clearTextOf(item, 'comparison') === clearTextOf(arg, 'comparison'));
    default: throw new SelectorError(`There is no method ${method}; there are get, size, isEmpty, contains, containsKey`, at);
  }
}
