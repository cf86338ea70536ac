import { LineCounter, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { blockFields } from './document.ts';
import type { EntityType } from './entity-type.ts';
import type { RawValue } from './entity.ts';
import { writeScalar } from './write-scalar.ts';
import { keyOf, parseStoreYaml } from './yaml-tree.ts';

/** An edit that the store cannot make; the message says why. */
export class EditRefused extends Error {}

const entityKeys = ['type', 'fields', 'routing', 'logging', 'children'];

function leafEnd(node: unknown): number {
  if (isMap(node) && node.flow !== true && node.items.length > 0) {
    const last = node.items[node.items.length - 1];
    return Math.max(leafEnd(last?.key), leafEnd(last?.value));
  }
  if (isSeq(node) && node.flow !== true && node.items.length > 0) return leafEnd(node.items[node.items.length - 1]);
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? (node.range?.[1] ?? 0) : 0;
}

const startOf = (node: unknown): number => (isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0);
const pairEnd = (pair: Pair): number => Math.max(leafEnd(pair.key), leafEnd(pair.value));

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  // Of repeated keys the last one counts.
  return map.items.filter((pair) => keyOf(pair) === key).pop();
}

/** Block and member name under which a field of a type is to stand: `routing` and `logging` for types with a filter's fields. */
function placeOfField(type: EntityType | undefined, field: string): { block: 'fields' | 'routing' | 'logging'; member: string } {
  for (const block of ['routing', 'logging'] as const) {
    const mark = block === 'routing' ? 'successNode' : 'logFatal';
    const member = blockFields[block].find(([, name]) => name === field)?.[0];
    if (member !== undefined && type?.fields.has(mark) === true) return { block, member };
  }
  return { block: 'fields', member: field };
}

/** One file's text with the place of one entity in it; each method gives the text after one minimal edit. */
export class EntityText {
  private readonly text: string;
  private readonly map: YAMLMap;
  private readonly eol: string;
  private readonly siblings: YAMLSeq | undefined;
  private readonly container: YAMLMap | undefined;
  private readonly index: number;

  constructor(text: string, path: readonly number[]) {
    this.text = text;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    let map: unknown = parseStoreYaml(text, new LineCounter()).contents;
    let siblings: YAMLSeq | undefined;
    let container: YAMLMap | undefined;
    for (const step of path) {
      container = isMap(map) ? map : undefined;
      const children = container === undefined ? undefined : pairOf(container, 'children')?.value;
      siblings = isSeq(children) ? children : undefined;
      map = siblings?.items[step];
    }
    if (!isMap(map)) throw new EditRefused('The file does not hold the entity any more.');
    this.map = map;
    this.siblings = siblings;
    this.container = container;
    this.index = path[path.length - 1] ?? 0;
  }

  /** Where a field stands, or is to stand: files written by hand may have those of `routing` and `logging` among `fields`. */
  private placeOf(type: EntityType | undefined, field: string): ReturnType<typeof placeOfField> {
    const place = placeOfField(type, field);
    const fields = place.block === 'fields' ? undefined : pairOf(this.map, 'fields')?.value;
    return isMap(fields) && pairOf(fields, field) !== undefined ? { block: 'fields', member: field } : place;
  }

  /** Writes a field. */
  withField(type: EntityType | undefined, field: string, value: RawValue): string {
    const { block, member } = this.placeOf(type, field);
    const kind = type?.fields.get(field)?.kind ?? 'string';
    const holder = pairOf(this.map, block);
    if (holder === undefined || !isMap(holder.value)) {
      if (this.map.flow === true) return this.withFlowPair(this.map, `${block}: {${flowPair(member, value, kind)}}`, holder);
      const indent = ' '.repeat(this.column(startOf(this.map)));
      const lines = [`${indent}${block}:`, ...this.lines(member, value, `${indent}  `, kind)];
      return holder === undefined ? this.insertInOrder(this.map, block, entityKeys, lines) : this.inPlaceOf(holder, lines);
    }
    const pair = pairOf(holder.value, member);
    const only = typeof value === 'string' ? value : value.length === 1 ? value[0] : undefined;
    if (pair !== undefined && isScalar(pair.value) && only !== undefined) {
      const { range, type: style } = pair.value;
      const [start, end] = [range?.[0] ?? 0, range?.[1] ?? 0];
      const tail = style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED' ? this.eol : '';
      const lead = this.text[start - 1] === ':' ? ' ' : '';
      const flow = holder.value.flow === true;
      // Quoting that the old value needed says nothing about the new one; quoting chosen by hand is kept.
      const needed = this.text.slice(start, end) === writeScalar(String(pair.value.value), { kind, flow });
      return this.text.slice(0, start) + lead + writeScalar(only, { kind, flow, ...(needed || style === undefined || style === null ? {} : { style }) }) + tail + this.text.slice(end);
    }
    if (holder.value.flow === true) return this.withFlowField(holder, holder.value, pair, flowPair(member, value, kind));
    const lines = this.lines(member, value, ' '.repeat(this.column(startOf(holder.value))), kind);
    if (pair !== undefined && isScalar(pair.value)) return this.inPlaceOf(pair, lines);
    if (pair !== undefined) return this.text.slice(0, this.lineStart(startOf(pair.key))) + this.join(lines) + this.text.slice(this.lineEnd(pairEnd(pair)));
    const order = block === 'fields' ? [...(type?.fields.keys() ?? [])] : blockFields[block].map(([name]) => name);
    return this.insertInOrder(holder.value, member, order, lines);
  }

  /** Writes a field into a block written with braces; an empty one becomes lines where it has lines of its own. */
  private withFlowField(holder: Pair, map: YAMLMap, pair: Pair | undefined, written: string): string {
    const start = this.lineStart(startOf(holder.key));
    if (map.items.length > 0 || this.map.flow === true || start === this.lineStart(startOf(this.map))) return this.withFlowPair(map, written, pair);
    const indent = ' '.repeat(this.column(startOf(holder.key)));
    return this.text.slice(0, start) + this.join([`${indent}${keyOf(holder)}:`, `${indent}  ${written}`]) + this.text.slice(this.lineEnd(pairEnd(holder)));
  }

  /** `written` in the place of a pair between braces, or as the last one. */
  private withFlowPair(map: YAMLMap, written: string, pair: Pair | undefined): string {
    if (pair !== undefined) return this.text.slice(0, startOf(pair.key)) + written + this.text.slice(pairEnd(pair));
    const last = map.items[map.items.length - 1];
    const at = last === undefined ? startOf(map) + 1 : pairEnd(last);
    return `${this.text.slice(0, at)}${last === undefined ? '' : ', '}${written}${this.text.slice(at)}`;
  }

  /** Lines in the place of a pair that holds nothing or one text; a comment behind it stays. */
  private inPlaceOf(pair: Pair, [first = '', ...others]: readonly string[]): string {
    const [start, end] = [startOf(pair.key), this.lineEnd(pairEnd(pair))];
    const comment = /\s+#.*/.exec(this.text.slice(pairEnd(pair), end))?.[0].trimEnd() ?? '';
    return this.text.slice(0, start) + this.join([first.trimStart() + comment, ...others]) + this.text.slice(end);
  }

  private withoutFlowField(map: YAMLMap, pair: Pair): string {
    const index = map.items.indexOf(pair);
    const [before, after] = [map.items[index - 1], map.items[index + 1]];
    const from = before === undefined ? startOf(pair.key) : pairEnd(before);
    const to = before === undefined && after !== undefined ? startOf(after.key) : pairEnd(pair);
    return this.text.slice(0, from) + this.text.slice(to);
  }

  /** Removes a field, and its block with the last one. */
  withoutField(type: EntityType | undefined, field: string): string {
    const { block, member } = this.placeOf(type, field);
    const holder = pairOf(this.map, block);
    const pair = holder !== undefined && isMap(holder.value) ? pairOf(holder.value, member) : undefined;
    if (holder === undefined || pair === undefined || !isMap(holder.value)) return this.text;
    if (holder.value.flow === true) return this.withoutFlowField(holder.value, pair);
    return holder.value.items.length === 1 ? this.cut(this.map, holder) : this.cut(holder.value, pair);
  }

  /** Adds a child, given as lines without indent, at a position or at the end. */
  withChild(lines: readonly string[], index: number | undefined): string {
    const children = pairOf(this.map, 'children');
    const own = this.column(startOf(this.map));
    if (this.map.flow === true || (isSeq(children?.value) && children.value.flow === true && children.value.items.length > 0)) throw new EditRefused('The children are written on one line with brackets; write them on lines of their own by hand.');
    if (children === undefined || !isSeq(children.value) || children.value.items.length === 0) {
      const added = [`${' '.repeat(own)}children:`, ...this.item(lines, own)];
      return children === undefined ? this.insertInOrder(this.map, 'children', entityKeys, added) : this.inPlaceOf(children, added);
    }
    const items = children.value.items;
    const column = this.column(this.dash(items[0]));
    const before = index === undefined ? undefined : items[index];
    const at = before === undefined ? this.lineEnd(leafEnd(items[items.length - 1])) : this.lineStart(this.dash(before));
    return this.insert(at, this.item(lines, column));
  }

  /** Removes the entity from its parent's children. */
  withoutEntity(): string {
    const item = this.siblings?.items[this.index];
    if (item === undefined || this.siblings === undefined || this.container === undefined) throw new EditRefused('The entity has a file of its own.');
    const pair = pairOf(this.container, 'children');
    if (this.container.flow === true || this.siblings.flow === true) throw new EditRefused('The entity is written on one line with braces; remove it by hand.');
    if (this.siblings.items.length === 1 && pair !== undefined) return this.cut(this.container, pair);
    return this.text.slice(0, this.lineStart(this.dash(item))) + this.text.slice(this.lineEnd(leafEnd(item)));
  }

  private item(lines: readonly string[], column: number): string[] {
    return lines.map((line, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${line}`);
  }

  private lines(member: string, value: RawValue, indent: string, kind: Parameters<typeof fieldLines>[2]): string[] {
    return fieldLines(member, value, kind).map((line) => indent + line);
  }

  private insertInOrder(map: YAMLMap, key: string, order: readonly string[], lines: readonly string[]): string {
    const rank = order.indexOf(key);
    const next = rank === -1 ? undefined : map.items.find((pair) => order.indexOf(keyOf(pair)) > rank);
    const last = map.items[map.items.length - 1];
    if (next !== undefined && this.lineStart(startOf(next.key)) !== this.lineStart(startOf(this.map))) return this.insert(this.lineStart(startOf(next.key)), lines);
    return this.insert(this.lineEnd(last === undefined ? 0 : pairEnd(last)), lines);
  }

  private insert(at: number, lines: readonly string[]): string {
    const before = this.text.slice(0, at);
    return before + (before === '' || before.endsWith('\n') ? '' : this.eol) + this.join(lines) + this.text.slice(at);
  }

  /** Without the lines of a pair. Behind a dash the next pair moves up. */
  private cut(map: YAMLMap, pair: Pair): string {
    const start = startOf(pair.key);
    const line = this.lineStart(start);
    if (/^\ufeff?\s*$/.test(this.text.slice(line, start))) return this.text.slice(0, line) + this.text.slice(this.lineEnd(pairEnd(pair)));
    const next = map.items[map.items.indexOf(pair) + 1];
    if (next === undefined) throw new EditRefused('Nothing else is written there; edit the file by hand.');
    return this.text.slice(0, start) + this.text.slice(startOf(next.key));
  }

  private join(lines: readonly string[]): string {
    return lines.map((line) => line + this.eol).join('');
  }

  private dash(item: unknown): number {
    return this.text.lastIndexOf('-', startOf(item) - 1);
  }

  private column(offset: number): number {
    return this.text.slice(this.lineStart(offset), offset).replace('\ufeff', '').length;
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }
}

/** Lines of one field without indent: a scalar for one value, a list for several (format B3). */
export function fieldLines(member: string, value: RawValue, kind: EntityFieldKind): string[] {
  const name = writeScalar(member);
  if (typeof value === 'string') return [`${name}: ${writeScalar(value, { kind })}`];
  if (value.length === 0) return [`${name}: []`];
  if (value.length === 1) return [`${name}: ${writeScalar(value[0] ?? '', { kind })}`];
  return [`${name}:`, ...value.map((item) => `- ${writeScalar(item, { kind })}`)];
}

/** One field as it stands between braces. */
function flowPair(member: string, value: RawValue, kind: EntityFieldKind): string {
  const texts = (typeof value === 'string' ? [value] : value).map((text) => writeScalar(text, { kind, flow: true }));
  return `${writeScalar(member, { flow: true })}: ${typeof value === 'string' || texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`}`;
}

type EntityFieldKind = NonNullable<Parameters<typeof writeScalar>[1]>['kind'];

/** Lines of a new entity without indent: fields in emit order, defaults omitted. */
export function entityLines(name: string, type: EntityType | undefined, values: Readonly<Record<string, RawValue>>): string[] {
  const order = [...(type?.fields.keys() ?? [])];
  const rank = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  const blocks: Record<'fields' | 'routing' | 'logging', string[]> = { fields: [], routing: [], logging: [] };
  for (const [field, value] of Object.entries(values).sort(([a], [b]) => rank(a) - rank(b))) {
    if (isDefault(type, field, value)) continue;
    const { block, member } = placeOfField(type, field);
    blocks[block].push(...fieldLines(member, value, type?.fields.get(field)?.kind).map((line) => `  ${line}`));
  }
  return [`type: ${writeScalar(name)}`, ...(['fields', 'routing', 'logging'] as const).flatMap((block) => (blocks[block].length === 0 ? [] : [`${block}:`, ...blocks[block]]))];
}

/** True when a value is what the type gives without it being written. Booleans compare by meaning: 1 is true. */
export function isDefault(type: EntityType | undefined, field: string, value: RawValue): boolean {
  const declared = type?.fields.get(field);
  if (declared === undefined || declared.defaults.length === 0) return false;
  const plain = (text: string): string => (declared.kind === 'boolean' ? text.toLowerCase().replace(/^1$/, 'true').replace(/^0$/, 'false') : text);
  const defaults = declared.defaults.map((item) => plain('data' in item ? item.data : item.ref));
  const values = (typeof value === 'string' ? [value] : value).map(plain);
  return values.length === defaults.length && values.every((text, index) => text === defaults[index]);
}
