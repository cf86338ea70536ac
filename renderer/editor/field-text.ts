import type { FieldView } from '#shared/api/views.ts';
import { isDeferred, type FieldSpec } from '#shared/entities/field-spec.ts';

/** Raw value as one text; several are joined by line ends. */
export function textOf(raw: FieldView['raw']): string {
  return typeof raw === 'string' ? raw : raw.join('\n');
}

/** Name under which a form keeps a field; type fields may hold dots, which a form would take for a path. */
export function formKey(field: string): string {
  return field.replaceAll('.', '∙');
}

const words: Readonly<Record<string, string>> = { mq: 'MQ', pk: 'reference', url: 'URL', uri: 'URI', id: 'ID', ssl: 'SSL', tls: 'TLS', http: 'HTTP', https: 'HTTPS', xml: 'XML', json: 'JSON', jwt: 'JWT', ldap: 'LDAP', dn: 'DN', ip: 'IP', db: 'DB', secs: '(in secs)', millis: '(in ms)', ms: '(in ms)', ttl: 'TTL' };

/** A field or type name made readable: `maxRequestMemory` → `Max request memory`, `circuitPK` → `Circuit reference`. */
export function readable(name: string): string {
  const parts = name
    .replace(/[._-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .trim()
    .split(/\s+/)
    .map((word) => words[word.toLowerCase()] ?? (word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase()));
  const text = parts.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const spans = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Whole seconds in words, the two largest parts: `12 hours`, `1 minute 30 seconds`. */
export function spanInWords(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [word, size] of spans) {
    const count = Math.floor(rest / size);
    if (count === 0) continue;
    rest -= count * size;
    parts.push(`${grouped(count)} ${word}${count === 1 ? '' : 's'}`);
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** Thousands divided by a thin space, from five figures on. */
export function grouped(value: number): string {
  const text = String(value);
  return text.length < 5 ? text : text.replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** What stands under a number: its meaning for people, then default and range. */
export interface NumberHint {
  readonly meaning?: string;
  readonly facts: string;
  readonly warning?: string;
}

/** Hint of a number field; undefined when a bare row says enough. */
export function numberHint(spec: Extract<FieldSpec, { kind: 'number' }>, raw: string, resolved: string): NumberHint | undefined {
  const text = isDeferred(raw) ? resolved : raw;
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
  const timed = spec.unit === 'seconds' || spec.unit === 'milliseconds';
  const range = spec.min < -1_000_000 ? '' : spec.max >= 2_147_483_647 ? `at least ${grouped(spec.min)}` : `${grouped(spec.min)} to ${grouped(spec.max)}`;
  const atDefault = spec.default !== undefined && raw.trim() === spec.default;
  const defaults = spec.default === undefined ? '' : `Default ${spec.default}`;
  const facts = atDefault && timed ? defaults : [defaults, range].filter(Boolean).join(', ');
  const low = value !== undefined && spec.warnBelow !== undefined && value >= spec.min && value < spec.warnBelow.value ? { warning: `${spec.warnBelow.reason}.` } : {};
  if (isDeferred(raw)) return { facts, meaning: value === undefined ? 'Known once the placeholder is resolved.' : echo(spec.unit, value, true), ...low };
  if (value !== undefined && timed) return { meaning: echo(spec.unit, value, false), facts, ...low };
  return (atDefault || facts === '') && low.warning === undefined ? undefined : { facts, ...low };
}

function echo(unit: Extract<FieldSpec, { kind: 'number' }>['unit'], value: number, resolved: boolean): string {
  if (unit === 'seconds') return `${value} s = ${spanInWords(value)}.`;
  if (unit === 'milliseconds') return value < 1000 ? `${value} ms.` : `${value} ms = ${value % 1000 === 0 ? spanInWords(value / 1000) : `${value / 1000} seconds`}.`;
  return resolved ? `Now ${value}${unit === undefined ? '' : ` ${unit}`}.` : '';
}

/** True for the texts by which a flag is on. */
export function isOn(text: string): boolean {
  return /^(true|1)$/i.test(text.trim());
}

/** A flag's text in the spelling of its default, so that going back to it leaves no line. */
export function flagText(on: boolean, fallback: string | undefined): string {
  return fallback !== undefined && /^[01]$/.test(fallback) ? (on ? '1' : '0') : String(on);
}

/** True for reference texts that name nothing. */
export function isNoReference(text: string): boolean {
  return text === '' || text === '/null' || text === '/[null]';
}

/** Where a text of a table cell comes from, judged by the text alone. */
export function provenanceOfText(text: string): 'values' | 'env' | undefined {
  if (text.includes('{{')) return 'values';
  return /\$\{env\./.test(text) ? 'env' : undefined;
}

/** A label whose bracketed unit stays in one piece: `Access Token Expiry (in secs)`. */
export function unbroken(label: string): string {
  return label.replace(/\([^)]*\)/g, (unit) => unit.replaceAll(' ', '\u00a0'));
}

/** A problem's words without the names that stand beside them when it is said at its field. */
export function saidAtField(message: string, entity: string, label: string): string {
  let words = message;
  for (const name of [entity, label]) if (words.startsWith(`${name}: `)) words = words.slice(name.length + 2);
  // A name of the store, such as serverCert, keeps its spelling.
  return words === message || !/^[a-z]+\b/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
