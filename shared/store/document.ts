import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';
import type { RawValue } from './entity.ts';

/** Members of `routing` and `logging` and the fields of a filter they stand for (format B3). */
export const blockFields: Readonly<Record<'routing' | 'logging', readonly (readonly [member: string, field: string])[]>> = {
  routing: [['success', 'successNode'], ['failure', 'failureNode']],
  logging: [['maskType', 'logMaskType'], ['mask', 'logMask'], ['fatal', 'logFatal'], ['failure', 'logFailure'], ['success', 'logSuccess']],
};

/** An entity as one file has it. */
export interface RawEntity {
  readonly type: string;
  readonly fields: ReadonlyMap<string, RawValue>;
  readonly fieldLines: ReadonlyMap<string, number>;
  readonly children: readonly RawEntity[];
  /** From 1. */
  readonly line: number;
  /** Indexes in `children` from the file's top entity to this one. */
  readonly path: readonly number[];
}

/** Why a file could not be read; `line` counts from 1. */
export interface BrokenYaml {
  readonly line: number;
  readonly reason: string;
}

/** What a file of the store holds: an entity, or the reason why it holds none. */
export interface FileContent {
  readonly entity?: RawEntity;
  readonly broken?: BrokenYaml;
  readonly duplicateKeys: readonly { readonly line: number; readonly key: string }[];
}

/** Parses with every scalar kept as the text that stands in the file: `007`, `yes` and `1.10` are not coerced. */
export function parseStoreYaml(text: string, lines: LineCounter): Document.Parsed {
  return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', lineCounter: lines });
}

/** Text of a scalar or list of scalars; undefined for anything else. */
export function rawValueOf(node: unknown): RawValue | undefined {
  if (node === null || node === undefined) return '';
  if (isScalar(node)) return node.value === null ? '' : String(node.value);
  if (isSeq(node)) return node.items.map((item) => (isScalar(item) && item.value !== null ? String(item.value) : ''));
  return isMap(node) && node.items.length === 0 ? [] : undefined;
}

/** Text of a pair's key. */
export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** The pair of a map with that key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

class Reader {
  readonly duplicateKeys: { line: number; key: string }[] = [];
  private readonly lines: LineCounter;

  constructor(lines: LineCounter) {
    this.lines = lines;
  }

  entity(map: YAMLMap, path: readonly number[]): RawEntity {
    const fields = new Map<string, RawValue>();
    const fieldLines = new Map<string, number>();
    const children: RawEntity[] = [];
    let type = '';
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key === 'type') type = String(rawValueOf(pair.value) ?? '');
      else if (key === 'fields' && isMap(pair.value)) this.block(pair.value, undefined, fields, fieldLines);
      else if ((key === 'routing' || key === 'logging') && isMap(pair.value)) this.block(pair.value, blockFields[key], fields, fieldLines);
      else if (key === 'children' && isSeq(pair.value)) {
        pair.value.items.forEach((item, index) => {
          if (isMap(item)) children.push(this.entity(item, [...path, index]));
        });
      }
    }
    return { type, fields, fieldLines, children, line: this.lineOf(map.items[0]) ?? 1, path };
  }

  private block(map: YAMLMap, names: readonly (readonly [string, string])[] | undefined, fields: Map<string, RawValue>, lines: Map<string, number>): void {
    for (const pair of map.items) {
      const key = keyOf(pair);
      const field = names?.find(([member]) => member === key)?.[1] ?? key;
      const line = this.lineOf(pair) ?? 1;
      if (fields.has(field)) this.duplicateKeys.push({ line, key });
      const value = rawValueOf(pair.value);
      if (value === undefined) continue;
      fields.set(field, value);
      lines.set(field, line);
    }
  }

  private lineOf(pair: Pair | undefined): number | undefined {
    const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    return start === undefined ? undefined : this.lines.linePos(start).line;
  }
}

/** Reads one entity file. Never throws: faults of the text are values. */
export function readEntityFile(text: string): FileContent {
  const lines = new LineCounter();
  const document = parseStoreYaml(text, lines);
  const error = document.errors[0];
  if (error !== undefined) {
    return { broken: { line: error.linePos?.[0].line ?? 1, reason: error.message.split('\n')[0] ?? 'not readable' }, duplicateKeys: [] };
  }
  if (!isMap(document.contents)) return { broken: { line: 1, reason: 'it holds no entity' }, duplicateKeys: [] };
  const reader = new Reader(lines);
  const entity = reader.entity(document.contents, []);
  return entity.type === '' ? { broken: { line: 1, reason: 'it names no type' }, duplicateKeys: [] } : { entity, duplicateKeys: reader.duplicateKeys };
}
