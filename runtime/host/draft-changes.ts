import type { Entity, EntityId, RawValue } from '#shared/store/entity.ts';
import type { StoreModel } from '#shared/store/store-model.ts';

/** One entity of the draft that differs from the disk, or one of the disk that is gone. */
export interface EntityChange {
  /** As in the draft; null: removed. */
  readonly after: Entity | null;
  /** As on disk; null: added. */
  readonly before: Entity | null;
  /** Fields whose meaning differs; empty for added and removed ones. */
  readonly fields: readonly string[];
}

/** The draft against the disk. */
export interface DraftChanges {
  /** Files whose text differs, in order of their names. */
  readonly files: readonly string[];
  readonly changes: readonly EntityChange[];
  /** The same by id in the draft. */
  readonly byId: ReadonlyMap<EntityId, EntityChange>;
  /** Files of the disk and the names they have in the draft, where a rename moved them. */
  readonly moved: ReadonlyMap<string, string>;
  /** Counts what `Save N changes` names: fields of entities that stay, entities that come or go. */
  readonly count: number;
}

/** Compares by text of the files first, so that the cost grows with the edits and not with the store. */
export function compareDraft(saved: StoreModel, draft: StoreModel): DraftChanges {
  const files = changedFiles(saved, draft);
  if (files.length === 0) return { files, changes: [], byId: new Map(), moved: new Map(), count: 0 };
  const within = new Set(files);
  const gone = [...saved.entities.entities.values()].filter((entity) => within.has(entity.place.file) && !draft.entities.entities.has(entity.id));
  const here = [...draft.entities.entities.values()].filter((entity) => within.has(entity.place.file));
  const come = here.filter((entity) => !saved.entities.entities.has(entity.id));
  const renames = pairRenames(saved, draft, gone, come);
  const origin = (entity: Entity): Entity | undefined => renames.byNew.get(entity.id) ?? saved.entities.get(entity.id);
  const changes: EntityChange[] = [];
  const bodies = fieldsWithBodyIn(draft, within);
  for (const after of new Set([...here, ...bodies.keys()])) {
    const before = origin(after);
    if (before === undefined) {
      if (!isBelow(draft, after, come, renames.byNew)) changes.push({ after, before: null, fields: [] });
      continue;
    }
    const fields = [...new Set([...changedFields(saved, draft, before, after, renames.toNew), ...(bodies.get(after) ?? [])])];
    if (fields.length > 0) changes.push({ after, before, fields });
  }
  const goneIds = new Set(gone.filter((entity) => !renames.toNew.has(entity.id)).map((entity) => entity.id));
  for (const before of gone) {
    if (goneIds.has(before.id) && !(before.parent !== null && goneIds.has(before.parent))) changes.push({ after: null, before, fields: [] });
  }
  return {
    files,
    changes,
    byId: new Map(changes.flatMap((change) => (change.after === null ? [] : [[change.after.id, change]]))),
    moved: renames.files,
    count: changes.reduce((sum, change) => sum + Math.max(1, change.fields.length), 0) + orphanFiles(files, changes, saved, draft),
  };
}

/** Changes that stand for no entity: `values.yaml` and files that only the disk knows how to read. */
function orphanFiles(files: readonly string[], changes: readonly EntityChange[], saved: StoreModel, draft: StoreModel): number {
  const told = new Set(changes.flatMap((change) => [change.before?.place.file, change.after?.place.file]));
  return told.size > 0 ? 0 : files.filter((file) => saved.text(file) !== draft.text(file)).length;
}

function changedFiles(saved: StoreModel, draft: StoreModel): string[] {
  const changed: string[] = [];
  for (const [file, text] of draft.files) if (saved.text(file) !== text) changed.push(file);
  for (const file of saved.files.keys()) if (draft.text(file) === undefined) changed.push(file);
  return changed.sort();
}

interface Renames {
  readonly toNew: ReadonlyMap<EntityId, EntityId>;
  readonly byNew: ReadonlyMap<EntityId, Entity>;
  readonly files: ReadonlyMap<string, string>;
}

/** An entity that stands where another stood, or that differs only in its key, is the same one renamed. */
function pairRenames(saved: StoreModel, draft: StoreModel, gone: readonly Entity[], come: readonly Entity[]): Renames {
  const toNew = new Map<EntityId, EntityId>();
  const byNew = new Map<EntityId, Entity>();
  const files = new Map<string, string>();
  const free = new Set(come);
  for (const before of gone) {
    const parent = before.parent === null ? null : (toNew.get(before.parent) ?? before.parent);
    for (const after of free) {
      if (after.type !== before.type || after.parent !== parent) continue;
      if (!(samePlace(saved, draft, before, after) || sameButKey(before, after))) continue;
      toNew.set(before.id, after.id);
      byNew.set(after.id, before);
      if (before.place.file !== after.place.file) files.set(before.place.file, after.place.file);
      free.delete(after);
      break;
    }
  }
  return { toNew, byNew, files };
}

function samePlace(saved: StoreModel, draft: StoreModel, before: Entity, after: Entity): boolean {
  const [from, to] = [saved.source(before.id), draft.source(after.id)];
  return from !== undefined && to !== undefined && from.file === to.file && from.path.join() === to.path.join() && before.children.length === after.children.length;
}

function sameButKey(before: Entity, after: Entity): boolean {
  const keys = new Set(after.definition?.keyFields ?? []);
  const names = [...new Set([...before.fields.keys(), ...after.fields.keys()])].filter((name) => !keys.has(name));
  return (before.key === after.key || before.children.length === after.children.length) && names.every((name) => String(before.fields.get(name)) === String(after.fields.get(name)) || before.definition?.fields.get(name)?.kind === 'reference');
}

function isBelow(draft: StoreModel, entity: Entity, come: readonly Entity[], renamed: ReadonlyMap<EntityId, Entity>): boolean {
  if (entity.parent === null || renamed.has(entity.parent)) return false;
  const parent = draft.entities.get(entity.parent);
  return parent !== undefined && come.includes(parent);
}

function changedFields(saved: StoreModel, draft: StoreModel, before: Entity, after: Entity, toNew: ReadonlyMap<EntityId, EntityId>): string[] {
  const names = new Set([...after.fields.keys(), ...before.fields.keys()]);
  return [...names].filter((name) => {
    const [was, is] = [before.fields.get(name), after.fields.get(name)];
    if (sameValue(was, is)) return false;
    if (after.definition?.fields.get(name)?.kind !== 'reference' || was === undefined || is === undefined) return true;
    // A reference that only follows a rename means the same as before.
    const target = saved.entities.resolve(before.id, String(was))?.id;
    return target === undefined || !toNew.has(target) || toNew.get(target) !== draft.entities.resolve(after.id, String(is))?.id;
  });
}

function sameValue(a: RawValue | undefined, b: RawValue | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** Fields whose text stands in a file of its own (`{{file "…"}}`) that changed. */
function fieldsWithBodyIn(draft: StoreModel, changed: ReadonlySet<string>): Map<Entity, string[]> {
  const found = new Map<Entity, string[]>();
  if (![...changed].some((file) => file.includes('-Files/'))) return found;
  for (const entity of draft.entities.entities.values()) {
    for (const [name, value] of entity.fields) {
      const body = typeof value === 'string' ? /^\{\{file "([^"]+)"/.exec(value)?.[1] : undefined;
      if (body === undefined) continue;
      const file = [...changed].find((path) => path.endsWith(`/${body.replace(/^(\.\.?\/)+/, '')}`));
      if (file !== undefined) found.set(entity, [...(found.get(entity) ?? []), name]);
    }
  }
  return found;
}
