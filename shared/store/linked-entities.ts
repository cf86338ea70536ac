import type { TypeSet } from './entity-type.ts';
import type { Entity, EntityId, EntityStore } from './entity.ts';
import type { GrowingEntity } from './link-entities.ts';

/** Ids by YamlPK without types; several where entities of different types share a key. */
export type EntityPaths = ReadonlyMap<string, readonly EntityId[]>;

/** Index of entities by their YamlPK. */
export function pathsOf(linked: ReadonlyMap<EntityId, GrowingEntity>): EntityPaths {
  const paths = new Map<string, EntityId[]>();
  for (const { pkPath, id } of linked.values()) {
    const same = paths.get(pkPath);
    if (same === undefined) paths.set(pkPath, [id]);
    else same.push(id);
  }
  return paths;
}

/** Entities with look-up by YamlPK (format B4). */
export class LinkedEntities implements EntityStore {
  readonly root: EntityId = '/';
  readonly types: TypeSet;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly linked: ReadonlyMap<EntityId, GrowingEntity>;
  private readonly byPath: EntityPaths;
  private readonly byType = new Map<string, readonly Entity[]>();
  private incoming: Map<EntityId, { entity: EntityId; field: string }[]> | undefined;

  constructor(linked: ReadonlyMap<EntityId, GrowingEntity>, types: TypeSet, byPath: EntityPaths) {
    this.linked = linked;
    this.entities = linked;
    this.types = types;
    this.byPath = byPath;
  }

  /** The same entities, with some renewed: ids, keys, types and places in the tree must be the same. */
  with(renewed: ReadonlyMap<EntityId, GrowingEntity>): LinkedEntities {
    const linked = new Map(this.linked);
    for (const [id, entity] of renewed) linked.set(id, entity);
    return new LinkedEntities(linked, this.types, this.byPath);
  }

  /** The index with some entities in the place of others; undefined where one of them shares its YamlPK. */
  pathsWith(gone: readonly GrowingEntity[], added: readonly GrowingEntity[]): EntityPaths | undefined {
    if (gone.some(({ pkPath }) => this.byPath.get(pkPath)?.length !== 1)) return undefined;
    const paths = new Map(this.byPath);
    for (const { pkPath } of gone) paths.delete(pkPath);
    if (added.some(({ pkPath }) => paths.has(pkPath))) return undefined;
    for (const { pkPath, id } of added) paths.set(pkPath, [id]);
    return paths;
  }

  get(id: EntityId): Entity | undefined {
    return this.entities.get(id);
  }

  resolve(from: EntityId, reference: string): Entity | null | undefined {
    if (reference === '' || reference === '/null') return null;
    if (reference.startsWith('/')) return this.lookUp(reference);
    let rest = reference;
    let entity = this.linked.get(from);
    let base = entity?.pkPath ?? '';
    if (rest.startsWith('./')) rest = rest.slice(2);
    while (rest.startsWith('../')) {
      rest = rest.slice(3);
      const parent = entity?.parent === null || entity === undefined ? undefined : this.linked.get(entity.parent);
      // Above a child of the root stands its sorting folder, which is part of the key but no entity.
      base = parent === undefined ? '' : parent.parent === null ? (entity?.topFolder ?? '') : parent.pkPath;
      entity = parent;
    }
    return this.lookUp(`${base}/${rest}`);
  }

  private at(path: string): Entity[] {
    return (this.byPath.get(path) ?? []).flatMap((id) => this.linked.get(id) ?? []);
  }

  private lookUp(path: string): Entity | undefined {
    const [plain] = this.at(path);
    if (plain !== undefined || !path.includes('/(')) return plain;
    const untyped = this.at(path.replace(/\/\(\w+\)/g, '/'));
    const type = /\/\((\w+)\)(?!.*\/\(\w+\))/.exec(path)?.[1];
    return untyped.find((entity) => type !== undefined && this.types.isA(entity.type, type)) ?? untyped[0];
  }

  ofType(type: string): readonly Entity[] {
    let found = this.byType.get(type);
    if (found === undefined) {
      found = [...this.entities.values()].filter((entity) => this.types.isA(entity.type, type));
      this.byType.set(type, found);
    }
    return found;
  }

  referrers(id: EntityId): readonly { readonly entity: EntityId; readonly field: string }[] {
    this.incoming ??= this.collectReferrers();
    return this.incoming.get(id) ?? [];
  }

  private collectReferrers(): Map<EntityId, { entity: EntityId; field: string }[]> {
    const incoming = new Map<EntityId, { entity: EntityId; field: string }[]>();
    for (const entity of this.entities.values()) {
      for (const [field, value] of entity.fields) {
        if (entity.definition?.fields.get(field)?.kind !== 'reference') continue;
        for (const reference of typeof value === 'string' ? [value] : value) {
          const target = this.resolve(entity.id, reference);
          if (target === null || target === undefined) continue;
          const list = incoming.get(target.id) ?? [];
          list.push({ entity: entity.id, field });
          incoming.set(target.id, list);
        }
      }
    }
    return incoming;
  }

  referenceTo(target: EntityId): string {
    const entity = this.linked.get(target);
    if (entity === undefined) return '/null';
    if (this.byPath.get(entity.pkPath)?.[0] === target) return entity.pkPath;
    const start = entity.pkPath.length - entity.key.length;
    return `${entity.pkPath.slice(0, start)}(${entity.type})${entity.key}`;
  }
}
