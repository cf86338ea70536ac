import { isScalar, isSeq, parseDocument } from 'yaml';
import type { FieldKind } from './entity-type.ts';

/** Circumstances of a scalar in a file. */
export interface ScalarContext {
  readonly kind?: FieldKind;
  /** How the value that is replaced was quoted, in the words of the `yaml` library. */
  readonly style?: string;
  readonly flow?: boolean;
}

const ambiguous = /^(true|false|null|yes|no|on|off|y|n|~)$/i;
// Line breaks and characters that YAML forbids or that editors hide.
const needsEscape = /[\p{Cc}\u00a0\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function readsBack(text: string, flow: boolean): boolean {
  const document = parseDocument(flow ? `[${text}]` : `- ${text}\n`, { schema: 'failsafe', logLevel: 'silent' });
  const item = isSeq(document.contents) && document.contents.items.length === 1 ? document.contents.items[0] : undefined;
  return document.errors.length === 0 && isScalar(item) && item.type === 'PLAIN' && item.value === text && (item.comment ?? null) === null && item.tag === undefined && item.anchor === undefined && !/^[-?](\s|$)|:(\s|$)|\s#/.test(text);
}

/** Text of a scalar for a file: reads back as exactly `text`, in the quoting of the format (B3) or that of the value it replaces. */
export function writeScalar(text: string, { kind = 'string', style, flow = false }: ScalarContext = {}): string {
  if (needsEscape.test(text)) return doubleQuoted(text);
  if (text === '' || style === 'QUOTE_DOUBLE') return doubleQuoted(text);
  const single = `'${text.replaceAll("'", "''")}'`;
  if (style === 'QUOTE_SINGLE') return single;
  if (kind === 'string' && ambiguous.test(text)) return doubleQuoted(text);
  return readsBack(text, flow) ? text : single;
}
