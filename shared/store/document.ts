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
  /** Parts of the text that are no field and no entity, and that are left alone. */
  readonly notUnderstood: readonly { readonly line: number; readonly what: string }[];
}

/** Text of a scalar or list of scalars; undefined for anything else. */
function rawValueOf(tree: YamlTree): RawValue | undefined {
  if (tree.kind === 'scalar') return tree.text;
  if (tree.kind === 'map') return tree.entries.length === 0 ? [] : undefined;
  const texts = tree.items.map((item) => (item.kind === 'scalar' ? item.text : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Also true for the ways to write nothing at all. */
function isNothing(tree: YamlTree): boolean {
  if (tree.kind === 'scalar') return /^(|~|null)$/i.test(tree.text);
  return (tree.kind === 'list' ? tree.items : tree.entries).length === 0;
}

type Entries = readonly YamlEntry[];
type BlockName = 'fields' | 'routing' | 'logging';

class Reader {
  readonly duplicateKeys: { line: number; key: string }[] = [];
  readonly notUnderstood: { line: number; what: string }[] = [];

  entity(entries: Entries, path: readonly number[]): RawEntity {
    const fields = new Map<string, RawValue>();
    const fieldLines = new Map<string, number>();
    const children: RawEntity[] = [];
    let type = '';
    for (const entry of entries) {
      const { key, line, value } = entry;
      if (key === 'type') type = String(rawValueOf(value) ?? '');
      else if (key === 'fields' || key === 'routing' || key === 'logging') this.block(key, entry, fields, fieldLines);
      else if (key !== 'children') this.leave(line, `“${key}” is no part of an entity`);
      else if (value.kind === 'list') value.items.forEach((item, index) => this.child(item, line, [...path, index], children));
      else if (!isNothing(value)) this.leave(line, '“children” is no list');
    }
    return { type, fields, fieldLines, children, line: entries[0]?.line ?? 1, path };
  }

  private child(item: YamlTree, line: number, path: readonly number[], children: RawEntity[]): void {
    if (item.kind !== 'map') return this.leave(line, `item ${(path[path.length - 1] ?? 0) + 1} of “children” is no entity`);
    const child = this.entity(item.entries, path);
    children.push(child);
    if (child.type === '') this.leave(child.line, 'the entity names no type');
  }

  private block(name: BlockName, { line, value }: YamlEntry, fields: Map<string, RawValue>, lines: Map<string, number>): void {
    if (value.kind !== 'map') {
      if (!isNothing(value)) this.leave(line, `“${name}” holds no fields`);
      return;
    }
    for (const entry of value.entries) {
      const field = (name === 'fields' ? undefined : blockFields[name].find(([member]) => member === entry.key)?.[1]) ?? entry.key;
      if (fields.has(field)) this.duplicateKeys.push({ line: entry.line, key: entry.key });
      const text = rawValueOf(entry.value);
      if (text === undefined) this.leave(entry.line, `the value of “${entry.key}” is no text and no list of texts`);
      else {
        fields.set(field, text);
        lines.set(field, entry.line);
      }
    }
  }

  private leave(line: number, what: string): void {
    this.notUnderstood.push({ line, what });
  }
}

function broken(line: number, reason: string): FileContent {
  return { broken: { line, reason }, duplicateKeys: [], notUnderstood: [] };
}

/** Reads one entity file. Never throws: faults of the text are values. */
export function readEntityFile(text: string): FileContent {
  const tree = readYaml(text);
  if (!('kind' in tree)) return broken(tree.line, tree.reason);
  if (tree.kind !== 'map') return broken(1, isNothing(tree) ? 'it is empty' : 'it holds no entity');
  const reader = new Reader();
  const entity = reader.entity(tree.entries, []);
  if (entity.type === '') return broken(1, 'it names no type');
  return { entity, duplicateKeys: reader.duplicateKeys, notUnderstood: reader.notUnderstood };
}
