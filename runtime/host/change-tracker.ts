import type { Entity, EntityId, EntityStore } from '#shared/store/entity.ts';
import { isEntityFile } from '#shared/store/file-layout.ts';
import type { StoreModel } from '#shared/store/store-model.ts';
import { nameOf } from './entity-words.ts';

/** What differs from the last look. */
export interface TrackedChange {
  /** Entities that changed, came or went. */
  readonly entities: readonly EntityId[];
  /** Rows of the tree came, went, moved, or got or lost their mark. */
  readonly tree: boolean;
}

/** Tells what changed in a draft between two looks; only files whose text changed are looked into. */
export class ChangeTracker {
  private readonly model: StoreModel;
  private texts: ReadonlyMap<string, string>;
  private store: EntityStore;
  private marked: ReadonlySet<EntityId>;

  constructor(model: StoreModel, edited: ReadonlySet<EntityId>) {
    this.model = model;
    this.texts = new Map(model.files);
    this.store = model.entities;
    this.marked = edited;
  }

  /** Compares with the last look; `edited` are the entities that carry a mark in the tree now. */
  look(edited: ReadonlySet<EntityId>): TrackedChange {
    const files = new Set<string>();
    for (const [file, text] of this.model.files) if (this.texts.get(file) !== text) files.add(file);
    for (const file of this.texts.keys()) if (this.model.text(file) === undefined) files.add(file);
    const store = this.model.entities;
    const entities = new Set<EntityId>([...edited].filter((id) => !this.marked.has(id)));
    for (const id of this.marked) if (!edited.has(id)) entities.add(id);
    let tree = entities.size > 0;
    if ([...files].some((file) => !isEntityFile(file))) for (const entity of withBodies(store)) entities.add(entity.id);
    const [old, now] = [within(this.store, files), within(store, files)];
    for (const [id, entity] of now) {
      const before = old.get(id);
      if (before !== undefined && sameText(before, entity)) continue;
      entities.add(id);
      tree ||= before === undefined || rowOf(before) !== rowOf(entity);
    }
    for (const id of old.keys()) {
      if (now.has(id)) continue;
      entities.add(id);
      tree = true;
    }
    this.texts = new Map(this.model.files);
    this.store = store;
    this.marked = edited;
    return { entities: [...entities], tree };
  }
}

function within(store: EntityStore, files: ReadonlySet<string>): Map<EntityId, Entity> {
  const found = new Map<EntityId, Entity>();
  if (files.size === 0) return found;
  for (const entity of store.entities.values()) if (files.has(entity.place.file)) found.set(entity.id, entity);
  return found;
}

/** Entities with a text in a file of its own. */
function withBodies(store: EntityStore): Entity[] {
  return [...store.entities.values()].filter((entity) => [...entity.fields.values()].some((value) => typeof value === 'string' && value.startsWith('{{')));
}

function sameText(a: Entity, b: Entity): boolean {
  return a.place.line === b.place.line && a.children.join('\n') === b.children.join('\n') && JSON.stringify([...a.fields]) === JSON.stringify([...b.fields]);
}

/** All that the tree shows of an entity or sorts it by. */
function rowOf(entity: Entity): string {
  const order = ['start', 'fault', 'successNode', 'failureNode'].map((field) => entity.fields.get(field));
  return JSON.stringify([nameOf(entity), entity.type, entity.parent, entity.children, order]);
}
