import type { TypeSet } from './entity-type.ts';
import type { EntityStore, EntityId } from './entity.ts';
import type { Problem } from './problem.ts';
import { readEntityFile, type FileContent } from './document.ts';
import { isEntityFile } from './file-layout.ts';
import { linkEntities, relinkBelow, relinkFiles, type LinkedStore } from './link-entities.ts';
import { readValues, type Values } from './placeholders.ts';
import { builtInTypes, readTypeSet } from './type-set.ts';
import { checkEntities, checkFiles, checkSkipped, checkValues } from './check-store.ts';

/** Where an entity's text is: its file and the indexes in `children` down to it. */
export interface EntitySource {
  readonly file: string;
  readonly path: readonly number[];
}

/**
 * A store read from the texts of its files. The texts are the model: an edit changes texts, and `update` reads the
 * changed files again.
 */
export class StoreModel {
  private readonly texts: Map<string, string>;
  private readonly contents = new Map<string, FileContent>();
  private readonly brokenTypes: readonly string[];
  readonly types: TypeSet;
  /** Files that are there and are no text of the store, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
  private linked: LinkedStore | undefined;
  private foundProblems: readonly Problem[] | undefined;
  /** What was found at each entity; kept over edits that cannot change it. */
  private problemsOf = new Map<EntityId, readonly Problem[]>();
  private readValue: Values;
  private looseChanges = 0;

  private constructor(files: ReadonlyMap<string, string>, types: TypeSet, skipped: ReadonlyMap<string, string>, brokenTypes: readonly string[]) {
    this.texts = new Map(files);
    this.types = types;
    this.skipped = skipped;
    this.brokenTypes = brokenTypes;
    for (const [file, text] of files) if (isEntityFile(file)) this.contents.set(file, readEntityFile(text));
  }

  /**
   * Reads a store. `files` maps paths relative to the root to texts; types come from its `META-INF/types`, else from
   * `types` (as of a META-INF beside the store), else the built-in set is used. `skipped` names files that are no text, with
   * the reason. Never throws for what a file holds.
   */
  static read(files: ReadonlyMap<string, string>, types?: TypeSet, skipped: ReadonlyMap<string, string> = new Map()): StoreModel {
    const prefix = 'META-INF/types/';
    const own = new Map([...files].filter(([path]) => path.startsWith(prefix) && path.endsWith('.yaml')).map(([path, text]) => [path.slice(prefix.length), text]));
    if (own.size === 0) return new StoreModel(files, types ?? builtInTypes(), skipped, []);
    const read = readTypeSet(own);
    return new StoreModel(files, read.types, skipped, read.broken.map((path) => prefix + path));
  }

  /** All entities of the draft. */
  get entities(): EntityStore {
    return this.link().store;
  }

  /** Everything the store's own checks found, in file order. */
  get problems(): readonly Problem[] {
    // Linking starts the notes of what was found anew, so it comes first.
    this.link();
    this.foundProblems ??= [...checkFiles(this.contents, this.brokenTypes), ...checkSkipped(this.skipped), ...checkValues(this.texts.get('values.yaml')), ...checkEntities(this, this.problemsOf)];
    return this.foundProblems;
  }

  /** Text of a file of the draft. */
  text(file: string): string | undefined {
    return this.texts.get(file);
  }

  /** What an entity file of the draft holds. */
  content(file: string): FileContent | undefined {
    return this.contents.get(file);
  }

  /** Texts of all files of the draft. */
  get files(): ReadonlyMap<string, string> {
    return this.texts;
  }

  /** `values.yaml`, parsed. */
  get values(): Values {
    this.readValue ??= readValues(this.texts.get('values.yaml'));
    return this.readValue;
  }

  /** Another number after each change of a text that is no entity, and that placeholders may read. */
  get looseTexts(): number {
    return this.looseChanges;
  }

  /** Where the text of an entity is; undefined for an entity whose own file is missing or broken. */
  source(id: EntityId): EntitySource | undefined {
    return this.link().sources.get(id);
  }

  /** An independent model of the same texts; what was read from them is shared, so it costs little. */
  copy(): StoreModel {
    const copied = new StoreModel(new Map(), this.types, this.skipped, this.brokenTypes);
    for (const [file, text] of this.texts) copied.texts.set(file, text);
    for (const [file, content] of this.contents) copied.contents.set(file, content);
    copied.linked = this.linked;
    copied.readValue = this.readValue;
    return copied;
  }

  /** Takes over changed texts (null: the file is gone) and reads only those files again. */
  update(changed: ReadonlyMap<string, string | null>): void {
    const read = new Map<string, FileContent>();
    let sameEntities = true;
    for (const [file, text] of changed) {
      if (text === null) this.texts.delete(file);
      else this.texts.set(file, text);
      if (file === 'values.yaml') this.readValue = undefined;
      if (!isEntityFile(file)) {
        // Placeholders anywhere may read it.
        this.problemsOf = new Map();
        this.looseChanges += 1;
        continue;
      }
      sameEntities &&= text !== null && this.contents.has(file);
      if (text === null) this.contents.delete(file);
      else read.set(file, readEntityFile(text));
    }
    for (const [file, content] of read) this.contents.set(file, content);
    this.foundProblems = undefined;
    if (this.linked === undefined) return;
    this.linked = sameEntities ? this.relink(this.linked, read) : undefined;
    if (this.linked === undefined) this.problemsOf = new Map();
  }

  /** Takes over files whose entities are as before, or one in which some below the top came or went. */
  private relink(linked: LinkedStore, read: ReadonlyMap<string, FileContent>): LinkedStore | undefined {
    const [only] = read;
    const same = relinkFiles(linked, read);
    const relinked = same ?? (only !== undefined && read.size === 1 ? relinkBelow(linked, ...only) : undefined);
    for (const file of read.keys()) for (const id of linked.byFile.get(file) ?? []) this.problemsOf.delete(id);
    if (same === undefined && relinked !== undefined && only !== undefined) this.forgetThoseNaming(relinked.store.get(relinked.byFile.get(only[0])?.[0] ?? '')?.key ?? '');
    return relinked;
  }

  /** References from elsewhere to what is below an entity spell its key, or come from a placeholder. */
  private forgetThoseNaming(key: string): void {
    for (const id of this.problemsOf.keys()) {
      const fields = this.linked?.store.get(id)?.fields;
      const texts = fields === undefined ? [] : [...fields.values()].flat();
      if (fields === undefined || texts.some((text) => text.includes(key) || text.includes('{{'))) this.problemsOf.delete(id);
    }
  }

  private link(): LinkedStore {
    if (this.linked === undefined) {
      this.problemsOf = new Map();
      this.linked = linkEntities(this.contents, this.types);
    }
    return this.linked;
  }
}
