import type { EditCommand } from './edit-command.ts';
import type { EntityType } from './entity-type.ts';
import type { Entity, EntityId, RawValue } from './entity.ts';
import { fileNameFor, folderOf, pathFrom, topFolderFor } from './file-layout.ts';
import { EditRefused, EntityText, entityLines, isDefault } from './file-text.ts';
import { isAsMeant, type MeantChange } from './meant-change.ts';
import { secretsReadable } from './secrets.ts';
import type { StoreModel } from './store-model.ts';

/** A whole value from elsewhere is no secret itself. */
function isPlaceholder(value: RawValue): boolean {
  return typeof value === 'string' && (value === '' || /^\s*(\{\{.*\}\}|\$\{.*\})\s*$/s.test(value));
}

/** What an edit did. */
export type EditOutcome =
  | { readonly ok: true; readonly before: ReadonlyMap<string, string | null>; readonly after: ReadonlyMap<string, string | null>; readonly renamed: Readonly<Record<EntityId, EntityId>>; readonly added: readonly EntityId[] }
  | { readonly ok: false; readonly reason: string };

function bodiesOf(entity: Entity): string[] {
  const texts = [...entity.fields.values()].flat().filter((text) => text.includes('{{file'));
  return texts.flatMap((text) => [...text.matchAll(/\{\{file "([^"]+)"/g)].flatMap(([, path = '']) => pathFrom(entity.place.file, path) ?? []));
}

/** Booleans are written as words (format B3), though types and forms have them as digits too. */
function spelled(type: EntityType | undefined, field: string, value: RawValue): RawValue {
  if (type?.fields.get(field)?.kind !== 'boolean' || typeof value !== 'string') return value;
  return value === '1' ? 'true' : value === '0' ? 'false' : value;
}

class Editor {
  readonly before = new Map<string, string | null>();
  readonly renamed: Record<EntityId, EntityId> = {};
  readonly added: EntityId[] = [];
  private readonly model: StoreModel;

  constructor(model: StoreModel) {
    this.model = model;
  }

  run(command: EditCommand): void {
    if (command.kind === 'add-entity') return this.add(command);
    const entity = this.entity(command.entity);
    if (command.kind === 'set-field') return this.set(entity, command.field, command.value);
    if (command.kind === 'reset-field') return this.reset(entity, command.field);
    return command.kind === 'remove-entity' ? this.remove(entity) : this.rename(entity, command.fields);
  }

  private entity(id: EntityId): Entity {
    const entity = this.model.entities.get(id);
    if (entity === undefined) throw new EditRefused(`${id} does not exist any more.`);
    return entity;
  }

  private write(files: ReadonlyMap<string, string | null>): void {
    for (const file of files.keys()) if (!this.before.has(file)) this.before.set(file, this.model.text(file) ?? null);
    this.model.update(files);
  }

  private writeText(file: string, text: string, change: MeantChange): void {
    const before = this.model.content(file);
    this.write(new Map([[file, text]]));
    if (!isAsMeant(before, this.model.content(file), change)) throw new EditRefused(`${file} is written in a way in which this edit would change something else too (an anchor, or a key that is repeated); edit it by hand.`);
  }

  private textOf(entity: Entity): { file: string; text: EntityText; path: readonly number[] } {
    const source = this.model.source(entity.id);
    const text = source === undefined ? undefined : this.model.text(source.file);
    if (source === undefined || text === undefined) throw new EditRefused(`The file of ${entity.key} is missing or broken.`);
    return { file: source.file, text: new EntityText(text, source.path), path: source.path };
  }

  private set(entity: Entity, field: string, given: RawValue): void {
    const value = spelled(entity.definition, field, given);
    if (entity.definition?.fields.get(field)?.kind === 'encrypted' && !secretsReadable(this.model) && !isPlaceholder(value)) throw new EditRefused(`${field} cannot be written: the secrets of this store are encrypted with a pass-phrase.`);
    const written = entity.fields.get(field);
    const body = typeof written === 'string' && typeof value === 'string' && !value.includes('{{file') ? /^\{\{file "([^"]+)"\}\}$/.exec(written)?.[1] : undefined;
    const path = body === undefined ? undefined : pathFrom(entity.place.file, body);
    if (path !== undefined && typeof value === 'string') return this.setBody(path, value);
    if (isDefault(entity.definition, field, value)) return this.reset(entity, field);
    const { file, text, path: at } = this.textOf(entity);
    this.writeText(file, text.withField(entity.definition, field, value), { path: at, field, value });
  }

  /** A body keeps its file's line ends, which forms do not show. */
  private setBody(path: string, value: string): void {
    if (this.model.skipped.has(path)) throw new EditRefused(`${path} is no text; replace the file itself.`);
    const old = this.model.text(path) ?? '';
    const hasCrlf = old.includes('\r\n') && !/[^\r]\n/.test(old) && !value.includes('\r');
    this.write(new Map([[path, hasCrlf ? value.replaceAll('\n', '\r\n') : value]]));
  }

  private reset(entity: Entity, field: string): void {
    if (!entity.fields.has(field)) return;
    const { file, text, path } = this.textOf(entity);
    this.writeText(file, text.withoutField(entity.definition, field), { path, field, value: undefined });
  }

  private add(command: Extract<EditCommand, { kind: 'add-entity' }>): void {
    const parent = this.entity(command.parent);
    const type = this.model.types.types.get(command.type);
    const fields = Object.fromEntries(Object.entries(command.fields).map(([field, value]) => [field, spelled(type, field, value)]));
    const lines = entityLines(command.type, type, fields);
    const known = new Set(this.model.entities.entities.keys());
    const isFolder = parent.place.file.endsWith('_parent.yaml') && (this.model.source(parent.id)?.path ?? []).length === 0;
    if (isFolder) {
      const key = (type?.keyFields ?? ['name']).map((name) => { const value = command.fields[name]; const fallback = type?.fields.get(name)?.defaults[0]; return value === undefined ? (fallback !== undefined && 'data' in fallback ? fallback.data : '') : String(value); }).join(',');
      const folder = parent.parent === null ? topFolderFor(command.type) : folderOf(parent.place.file);
      const file = `${folder}/${fileNameFor(key)}.yaml`;
      if (this.model.text(file) !== undefined || this.model.skipped.has(file)) throw new EditRefused(`There is already a file ${file}.`);
      this.write(new Map([[file, `---\n${lines.join('\n')}\n`]]));
    } else {
      const { file, text, path } = this.textOf(parent);
      const count = parent.children.filter((id) => this.model.source(id)?.file === file).length;
      this.writeText(file, text.withChild(lines, command.index), { path: [...path, Math.min(command.index ?? count, count)], child: 'added' });
    }
    for (const id of this.model.entities.entities.keys()) if (!known.has(id)) this.added.push(id);
  }

  private remove(entity: Entity): void {
    const source = this.model.source(entity.id);
    if (source === undefined || entity.parent === null) throw new EditRefused(`${entity.key} cannot be removed.`);
    const bodies = this.bodiesOnlyIn(entity).map((file): [string, null] => [file, null]);
    if (source.path.length > 0) {
      const { file, text, path } = this.textOf(entity);
      this.writeText(file, text.withoutEntity(), { path, child: 'removed' });
      return this.write(new Map(bodies));
    }
    const prefix = source.file.endsWith('/_parent.yaml') ? `${folderOf(source.file)}/` : undefined;
    const kept = prefix === undefined ? undefined : [...this.model.skipped.keys()].find((file) => file.startsWith(prefix));
    if (kept !== undefined) throw new EditRefused(`${entity.key} cannot be removed: its folder holds ${kept}, which is no text and could not be brought back. Move that file away first.`);
    const files = prefix === undefined ? [source.file] : [...this.model.files.keys()].filter((file) => file.startsWith(prefix));
    this.write(new Map([...files.map((file): [string, null] => [file, null]), ...bodies]));
  }

  /** Files of texts that the entity and those below it read with `{{file}}`, and nobody else. */
  private bodiesOnlyIn(entity: Entity): string[] {
    const inside = new Set<string>();
    const outside = new Set<string>();
    for (const item of this.model.entities.entities.values()) {
      const used = item.id === entity.id || item.id.startsWith(`${entity.id}/`) ? inside : outside;
      for (const body of bodiesOf(item)) used.add(body);
    }
    return [...inside].filter((file) => !outside.has(file) && this.model.text(file) !== undefined);
  }

  private rename(entity: Entity, fields: Readonly<Record<string, string>>): void {
    const store = this.model.entities;
    // Whatever leads to the entity, or through it, spells its key; from within it nothing has to follow.
    const links = [...store.entities.values()].flatMap((holder) => [...holder.fields].flatMap(([field, value]) => (holder.definition?.fields.get(field)?.kind !== 'reference' ? [] : [{ holder: holder.id, field, value, targets: (typeof value === 'string' ? [value] : value).map((text) => (text.includes(entity.key) ? store.resolve(holder.id, text)?.id : undefined)) }])))
      .filter((link) => link.targets.some((target) => target !== undefined && (target === entity.id || target.startsWith(`${entity.id}/`))));
    const followed = this.model.source(entity.id);
    for (const [field, value] of Object.entries(fields)) {
      const { file, text, path } = this.textOf(this.entity(this.renamed[entity.id] ?? entity.id));
      const stem = (id: EntityId): EntityId => id.slice(0, id.length - entity.key.length);
      const source = this.model.source(this.renamed[entity.id] ?? entity.id);
      const goes = isDefault(entity.definition, field, value);
      this.writeText(file, goes ? text.withoutField(entity.definition, field) : text.withField(entity.definition, field, value), { path, field, value: goes ? undefined : value });
      const now = [...this.model.entities.entities.values()].find((item) => { const at = this.model.source(item.id); return at?.file === source?.file && at?.path.join() === source?.path.join(); });
      if (now === undefined || !now.id.startsWith(stem(entity.id))) throw new EditRefused('The renamed entity was not found again.');
      if (now.id !== entity.id) this.renamed[entity.id] = now.id;
    }
    const newId = this.renamed[entity.id] ?? entity.id;
    const moved = (id: EntityId): EntityId => (id === entity.id ? newId : id.startsWith(`${entity.id}/`) ? newId + id.slice(entity.id.length) : id);
    for (const id of store.entities.keys()) if (moved(id) !== id) this.renamed[id] = moved(id);
    const newKey = this.entity(newId).key;
    if (newId !== entity.id && !newId.endsWith(`/${newKey}`)) throw new EditRefused('Another entity here already has this name.');
    for (const link of links) {
      const texts = (typeof link.value === 'string' ? [link.value] : link.value).map((text, index) => this.follow(moved(link.holder), text, link.targets[index], moved, entity.key, newKey));
      const next: RawValue = typeof link.value === 'string' ? (texts[0] ?? '') : texts;
      if (String(next) !== String(link.value)) this.set(this.entity(moved(link.holder)), link.field, next);
    }
    if (followed !== undefined && followed.path.length === 0) this.moveFiles(followed.file, entity.key, newKey);
  }

  private follow(holder: EntityId, text: string, target: EntityId | undefined, moved: (id: EntityId) => EntityId, oldKey: string, newKey: string): string {
    if (target === undefined || this.model.entities.resolve(holder, text)?.id === moved(target)) return text;
    const dots = /^(?:\.\/|(?:\.\.\/)+)/.exec(text)?.[0] ?? '';
    const rest = text.slice(dots.length);
    const relative = dots !== '' && rest.startsWith(oldKey) ? dots + newKey + rest.slice(oldKey.length) : '';
    if (relative !== '' && this.model.entities.resolve(holder, relative)?.id === moved(target)) return relative;
    return this.model.entities.referenceTo(moved(target));
  }

  private moveFiles(file: string, oldKey: string, newKey: string): void {
    const isFolder = file.endsWith('/_parent.yaml');
    const old = isFolder ? folderOf(file) : file;
    // A folder with files that are no text keeps its name, which says nothing (format B2): they are not moved here.
    if (isFolder && [...this.model.skipped.keys()].some((path) => path.startsWith(`${old}/`))) return;
    const base = old.slice(old.lastIndexOf('/') + 1);
    const tail = isFolder ? '' : '.yaml';
    if (base !== fileNameFor(oldKey) + tail || base === fileNameFor(newKey) + tail) return;
    const next = `${folderOf(old)}/${fileNameFor(newKey)}${tail}`;
    const files = [...this.model.files.keys()].filter((path) => path === old || (isFolder && path.startsWith(`${old}/`)));
    const target = (path: string): string => next + path.slice(old.length);
    if (files.some((path) => this.model.text(target(path)) !== undefined)) throw new EditRefused(`There is already a file ${next}.`);
    this.write(new Map(files.flatMap((path): [string, string | null][] => [[path, null], [target(path), this.model.text(path) ?? '']])));
  }
}

/** Applies commands to the model, all or none. `before` and `after` are the texts of the files they changed. */
export function applyCommands(model: StoreModel, commands: readonly EditCommand[]): EditOutcome {
  const editor = new Editor(model);
  try {
    for (const command of commands) editor.run(command);
  } catch (error) {
    model.update(editor.before);
    if (error instanceof EditRefused) return { ok: false, reason: error.message };
    throw error;
  }
  const after = new Map([...editor.before.keys()].map((file) => [file, model.text(file) ?? null]));
  return { ok: true, before: editor.before, after, renamed: editor.renamed, added: editor.added };
}
