import { parse } from 'yaml';
import { pathFrom } from './file-layout.ts';

/** `values.yaml`, every scalar as text. */
export type Values = unknown;

/** What load-time placeholders are resolved from. */
export interface PlaceholderSources {
  readonly values: Values;
  /** Value of an environment variable. */
  env(name: string): string | undefined;
  /** Text of a file of the store, by path relative to the root. */
  file(path: string): string | undefined;
  /** True for a file of the store that is no text. */
  binary(path: string): boolean;
  /** File that holds the field, for `{{file}}`. */
  readonly from: string;
}

/** Outcome of resolving a text. */
export interface ResolvedText {
  readonly text: string;
  /** What the text was made from, when it held placeholders. */
  readonly used: ReadonlySet<'values' | 'env' | 'file'>;
  readonly unresolved?: string;
}

/** Reads `values.yaml`; nothing when it is absent or cannot be read. */
export function readValues(text: string | undefined): Values {
  if (text === undefined) return undefined;
  try {
    return parse(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

function valueAt(values: Values, path: string): string | undefined {
  let current: unknown = values;
  for (const step of path.split('.')) {
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    if (index !== undefined && Array.isArray(current)) current = current[Number(index)];
    else if (typeof current === 'object' && current !== null && Object.hasOwn(current, step)) current = Reflect.get(current, step);
    else return undefined;
  }
  return typeof current === 'string' ? current : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 bytes; written out because this room has neither Node nor a browser. */
function base64(text: string): string {
  const bytes = unescape(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')));
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes.charCodeAt(at) << 16) | ((bytes.charCodeAt(at + 1) || 0) << 8) | (bytes.charCodeAt(at + 2) || 0);
    for (let digit = 0; digit < 4; digit += 1) {
      result += at + digit > bytes.length ? '=' : (alphabet[(group >> (18 - 6 * digit)) & 63] ?? '');
    }
  }
  return result;
}

class Unresolved extends Error {}

class Evaluation {
  readonly used = new Set<'values' | 'env' | 'file'>();
  private readonly sources: PlaceholderSources;
  private tokens: string[] = [];

  constructor(sources: PlaceholderSources) {
    this.sources = sources;
  }

  run(expression: string): string {
    this.tokens = expression.match(/"[^"]*"|'[^']*'|[()]|[^\s()"']+/g) ?? [];
    const value = this.call();
    if (this.tokens.length > 0) throw new Unresolved(`“${expression}” is no placeholder`);
    return value;
  }

  private call(): string {
    const name = this.tokens.shift() ?? '';
    if (name !== 'env' && name !== 'base64' && name !== 'file') return this.value(name);
    const args: string[] = [];
    while (this.tokens.length > 0 && this.tokens[0] !== ')') args.push(this.argument());
    if (name === 'base64') return base64(args[0] ?? '');
    return name === 'env' ? this.env(args) : this.file(args);
  }

  private argument(): string {
    const token = this.tokens.shift() ?? '';
    if (token === '(') {
      const value = this.call();
      this.tokens.shift();
      return value;
    }
    return /^["']/.test(token) ? token.slice(1, -1) : this.value(token);
  }

  private value(path: string): string {
    const value = valueAt(this.sources.values, path);
    if (value === undefined) throw new Unresolved(`values.yaml has no ${path}`);
    this.used.add('values');
    return value;
  }

  private env([name = '', fallback]: string[]): string {
    const value = this.sources.env(name) ?? this.sources.env(name.toLowerCase()) ?? fallback;
    if (value === undefined) throw new Unresolved(`the environment variable ${name} is not set`);
    this.used.add('env');
    return value;
  }

  private file([name = '', option]: string[]): string {
    const path = pathFrom(this.sources.from, name);
    const text = path === undefined ? undefined : this.sources.file(path);
    if (text === undefined) throw new Unresolved(path !== undefined && this.sources.binary(path) ? `the file ${name} is binary` : `the file ${name} does not exist in the store`);
    this.used.add('file');
    if (option === 'binary') return base64(text);
    return option === 'pem' ? text.replace(/-----[^-]+-----|\s+/g, '') : text;
  }
}

/** Replaces `{{…}}` in a text (format B5). Runtime selectors `${…}` stay. An unresolved placeholder stays, with the reason. */
export function resolvePlaceholders(text: string, sources: PlaceholderSources): ResolvedText {
  if (!text.includes('{{')) return { text, used: new Set() };
  const evaluation = new Evaluation(sources);
  const reasons: string[] = [];
  const result = text.replace(/\{\{(.*?)\}\}/gs, (whole, expression: string) => {
    try {
      return evaluation.run(expression.trim());
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error;
      reasons.push(error.message);
      return whole;
    }
  });
  return { text: result, used: evaluation.used, ...(reasons[0] === undefined ? {} : { unresolved: reasons[0] }) };
}
