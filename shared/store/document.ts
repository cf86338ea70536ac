import type { RawValue } from './entity.ts';
import { readYaml, type BrokenYaml, type YamlEntry, type YamlTree } from './yaml-tree.ts';

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

/** What a file of the store holds: an entity, or the reason why it holds none. */
export interface FileContent {
  readonly entity?: RawEntity;
  readonly broken?: BrokenYaml;
  readonly duplicateKeys: readonly { readonly line: number; readonly key: string }[];
}

/** Text of a scalar or list of scalars; undefined for anything else. */
function rawValueOf(tree: YamlTree): RawValue | undefined {
  if (tree.kind === 'scalar') return tree.text;
  if (tree.kind === 'list') return tree.items.map((item) => (item.kind === 'scalar' ? item.text : ''));
  return tree.entries.length === 0 ? [] : undefined;
}

type Entries = readonly YamlEntry[];

class Reader {
  readonly duplicateKeys: { line: number; key: string }[] = [];

  entity(entries: Entries, path: readonly number[]): RawEntity {
    const fields = new Map<string, RawValue>();
    const fieldLines = new Map<string, number>();
    const children: RawEntity[] = [];
    let type = '';
    for (const { key, value } of entries) {
      if (key === 'type') type = String(rawValueOf(value) ?? '');
      else if (key === 'fields' && value.kind === 'map') this.block(value.entries, undefined, fields, fieldLines);
      else if ((key === 'routing' || key === 'logging') && value.kind === 'map') this.block(value.entries, blockFields[key], fields, fieldLines);
      else if (key === 'children' && value.kind === 'list') {
        value.items.forEach((item, index) => {
          if (item.kind === 'map') children.push(this.entity(item.entries, [...path, index]));
        });
      }
    }
    return { type, fields, fieldLines, children, line: entries[0]?.line ?? 1, path };
  }

  private block(entries: Entries, names: readonly (readonly [string, string])[] | undefined, fields: Map<string, RawValue>, lines: Map<string, number>): void {
    for (const entry of entries) {
      const field = names?.find(([member]) => member === entry.key)?.[1] ?? entry.key;
      if (fields.has(field)) this.duplicateKeys.push({ line: entry.line, key: entry.key });
      const value = rawValueOf(entry.value);
      if (value === undefined) continue;
      fields.set(field, value);
      lines.set(field, entry.line);
    }
  }
}

/** Reads one entity file. Never throws: faults of the text are values. */
export function readEntityFile(text: string): FileContent {
  const tree = readYaml(text);
  if (!('kind' in tree)) return { broken: tree, duplicateKeys: [] };
  if (tree.kind !== 'map') return { broken: { line: 1, reason: 'it holds no entity' }, duplicateKeys: [] };
  const reader = new Reader();
  const entity = reader.entity(tree.entries, []);
  return entity.type === '' ? { broken: { line: 1, reason: 'it names no type' }, duplicateKeys: [] } : { entity, duplicateKeys: reader.duplicateKeys };
}
