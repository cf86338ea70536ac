import type { EntityType, TypeSet } from './entity-type.ts';
import type { Entity, EntityId } from './entity.ts';
import type { FileContent, RawEntity } from './document.ts';
import { folderOf } from './file-layout.ts';
import { LinkedEntities, pathsOf } from './linked-entities.ts';

/** Entities of all files put together. */
export interface LinkedStore {
  readonly store: LinkedEntities;
  readonly sources: ReadonlyMap<EntityId, { readonly file: string; readonly path: readonly number[] }>;
  /** Entities of each file, parents before children. */
  readonly byFile: ReadonlyMap<string, readonly EntityId[]>;
}

/** An entity while children are still being attached. */
export type GrowingEntity = Omit<Entity, 'children'> & { readonly children: EntityId[]; readonly pkPath: string; readonly topFolder: string };

const rootId = '/';

function keyFor(raw: RawEntity, definition: EntityType | undefined, fallback: string): string {
  const names = definition?.keyFields ?? ['name'];
  if (names.length === 0) return fallback;
  return names
    .map((name) => {
      const written = raw.fields.get(name);
      if (written !== undefined) return typeof written === 'string' ? written : written.join(',');
      const first = definition?.fields.get(name)?.defaults[0];
      return first === undefined ? '' : 'data' in first ? first.data : first.ref;
    })
    .join(',');
}

class Linker {
  readonly entities = new Map<EntityId, GrowingEntity>();
  readonly sources = new Map<EntityId, { file: string; path: readonly number[] }>();
  readonly byFile = new Map<string, EntityId[]>();
  readonly containers = new Map<string, GrowingEntity>();
  private readonly types: TypeSet;

  constructor(types: TypeSet) {
    this.types = types;
  }

  add(raw: RawEntity, file: string, parent: GrowingEntity | undefined, topFolder: string, fallback: string): GrowingEntity {
    const definition = this.types.types.get(raw.type);
    const key = keyFor(raw, definition, fallback);
    const base = parent === undefined ? '' : parent.id === rootId ? topFolder : parent.id;
    const pkBase = parent === undefined ? '' : parent.id === rootId ? topFolder : parent.pkPath;
    const id = parent === undefined ? rootId : this.freeId(`${base}/${key}`);
    const entity: GrowingEntity = {
      id,
      type: raw.type,
      ...(definition === undefined ? {} : { definition }),
      key,
      parent: parent?.id ?? null,
      children: [],
      fields: raw.fields,
      place: { file, line: raw.line },
      fieldLines: raw.fieldLines,
      pkPath: parent === undefined ? '' : `${pkBase}/${key}`,
      topFolder,
    };
    this.entities.set(id, entity);
    this.sources.set(id, { file, path: raw.path });
    const inFile = this.byFile.get(file);
    if (inFile === undefined) this.byFile.set(file, [id]);
    else inFile.push(id);
    parent?.children.push(id);
    for (const child of raw.children) this.add(child, file, entity, topFolder, child.type);
    return entity;
  }

  private freeId(wanted: string): string {
    if (!this.entities.has(wanted)) return wanted;
    let count = 2;
    while (this.entities.has(`${wanted}#${count}`)) count += 1;
    return `${wanted}#${count}`;
  }

  /** Nearest folder at or above that is an entity. */
  containerOf(folder: string): GrowingEntity | undefined {
    for (let current = folder; ; current = folderOf(current)) {
      const found = this.containers.get(current);
      if (found !== undefined || current === '') return found;
    }
  }
}

const placeholder = (type: string, name: string): RawEntity => ({ type, fields: new Map([['name', name]]), fieldLines: new Map(), children: [], line: 1, path: [] });

function topFolderOf(file: string): string {
  const end = file.indexOf('/');
  return end === -1 ? '' : `/${file.slice(0, end)}`;
}

/**
 * Puts the entities of all files together: a folder with `_parent.yaml` is an entity, one without belongs to the nearest
 * such folder above (format B1). Where a `_parent.yaml` cannot be read an entity of unknown type stands in, so that the
 * children keep their place.
 */
export function linkEntities(contents: ReadonlyMap<string, FileContent>, types: TypeSet): LinkedStore {
  const linker = new Linker(types);
  const files = [...contents.keys()].sort((a, b) => (a < b ? -1 : 1));
  const parents = files.filter((file) => file.endsWith('/_parent.yaml')).sort((a, b) => a.split('/').length - b.split('/').length);
  const rootRaw = contents.get('_parent.yaml')?.entity ?? placeholder('Root', 'System Components');
  linker.containers.set('', linker.add(rootRaw, '_parent.yaml', undefined, '', 'Root'));
  for (const file of parents) {
    const folder = folderOf(file);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const raw = contents.get(file)?.entity ?? placeholder('', name);
    linker.containers.set(folder, linker.add(raw, file, linker.containerOf(folderOf(folder)), topFolderOf(file), name));
  }
  for (const file of files) {
    const raw = contents.get(file)?.entity;
    if (raw === undefined || file === '_parent.yaml' || file.endsWith('/_parent.yaml')) continue;
    const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
    linker.add(raw, file, linker.containerOf(folderOf(file)), topFolderOf(file), name);
  }
  return { store: new LinkedEntities(linker.entities, types, pathsOf(linker.entities)), sources: linker.sources, byFile: linker.byFile };
}

function parentsFirst(raw: RawEntity): RawEntity[] {
  return [raw, ...raw.children.flatMap(parentsFirst)];
}

/**
 * The store with changed files taken over, where they hold the same entities as before, so that only fields and lines differ;
 * undefined otherwise: then all has to be linked again. It is there for speed: most edits change one field.
 */
export function relinkFiles(linked: LinkedStore, changed: ReadonlyMap<string, FileContent>): LinkedStore | undefined {
  const renewed = new Map<EntityId, GrowingEntity>();
  for (const [file, { entity }] of changed) {
    const ids = linked.byFile.get(file) ?? [];
    const raws = entity === undefined ? [] : parentsFirst(entity);
    if (raws.length === 0 || raws.length !== ids.length) return undefined;
    for (const [index, raw] of raws.entries()) {
      const id = ids[index] ?? '';
      const old = linked.store.linked.get(id);
      if (old === undefined || old.type !== raw.type || linked.sources.get(id)?.path.join() !== raw.path.join()) return undefined;
      if (keyFor(raw, old.definition, old.key) !== old.key) return undefined;
      renewed.set(id, { ...old, fields: raw.fields, fieldLines: raw.fieldLines, place: { file, line: raw.line } });
    }
  }
  return { ...linked, store: linked.store.with(renewed) };
}

/** A key that no other entity beside it has: its id carries no mark. */
function isSingle(entity: GrowingEntity): boolean {
  return entity.id.endsWith(`/${entity.key}`);
}

/** The entities of a file linked on their own, below the same parent; undefined when a key in it is repeated. */
function linkFile(linked: LinkedStore, file: string, raw: RawEntity, top: GrowingEntity): Linker | undefined {
  const parent = linked.store.linked.get(top.parent ?? '');
  if (parent === undefined || raw.type !== top.type || keyFor(raw, top.definition, top.key) !== top.key) return undefined;
  const linker = new Linker(linked.store.types);
  linker.add(raw, file, { ...parent, children: [] }, top.topFolder, top.key);
  return [...linker.entities.values()].every(isSingle) ? linker : undefined;
}

/**
 * The store with one changed file taken over in which entities below its top one came, went or changed their keys; undefined
 * where that touches repeated keys, or the top entity: then all has to be linked again.
 */
export function relinkBelow(linked: LinkedStore, file: string, { entity: raw }: FileContent): LinkedStore | undefined {
  const before = linked.byFile.get(file) ?? [];
  const old = before.flatMap((id) => linked.store.linked.get(id) ?? []);
  const [top] = old;
  if (raw === undefined || top === undefined || /(^|\/)_parent\.yaml$/.test(file)) return undefined;
  const made = linkFile(linked, file, raw, top);
  const paths = made === undefined ? undefined : linked.store.pathsWith(old, [...made.entities.values()]);
  if (made === undefined || paths === undefined || !old.every((entity) => isSingle(entity) && !linked.store.linked.has(`${entity.id}#2`))) return undefined;
  const gone = new Set(before);
  if ([...made.entities.keys()].some((id) => linked.store.linked.has(id) && !gone.has(id))) return undefined;
  const entities = new Map<EntityId, GrowingEntity>();
  // In the order of the files: the new ones take the place of the old.
  for (const [id, entity] of linked.store.linked) {
    if (id === top.id) for (const [newId, renewed] of made.entities) entities.set(newId, renewed);
    else if (!gone.has(id)) entities.set(id, entity);
  }
  const sources = new Map(linked.sources);
  for (const id of gone) sources.delete(id);
  for (const [id, source] of made.sources) sources.set(id, source);
  return { store: new LinkedEntities(entities, linked.store.types, paths), sources, byFile: new Map(linked.byFile).set(file, [...made.entities.keys()]) };
}
