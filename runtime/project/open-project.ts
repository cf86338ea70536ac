import { rmSync } from 'node:fs';
import type { EditCommand } from '#shared/store/edit-command.ts';
import { applyCommands, type EditOutcome } from '#shared/store/edit.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { draftFolder } from './data-folder.ts';
import { DraftJournal, readDraft, textMark, type DraftStep, type KeptDraft, type ReadDraft } from './draft-journal.ts';
import { saveFiles, type SaveOutcome } from './save-files.ts';
import { readStoreFile, readStoreFolder, type StoreFolder } from './store-folder.ts';
import { UndoStack, type Texts, type UndoStep } from './undo-stack.ts';
import { watchStore } from './watch-store.ts';

/** How a store is opened. */
export interface OpenOptions {
  /** Path of the store. */
  readonly root: string;
  /** Folder of the user's data, which keeps the draft. */
  readonly dataFolder: string;
  /** What to do with unsaved edits of an earlier session; `ask` leaves them where they are. */
  readonly draft: 'restore' | 'discard' | 'ask';
  /** Files changed on disk that this project did not write; all that stand out are named. */
  readonly onOutside?: (files: readonly string[]) => void;
}

/** A step of a kept draft that could not be made again. */
export interface LostStep {
  readonly label: string;
  readonly reason: string;
}

/** What opening found. */
export interface OpenedProject {
  readonly project: OpenProject;
  /** Unsaved edits that are still kept, with `draft: 'ask'`. */
  readonly offered: KeptDraft | null;
  /** With `draft: 'restore'`: edits that could not be made again. */
  readonly lost: readonly LostStep[];
  /** With `draft: 'restore'`: files that the draft edits and that changed on disk since. */
  readonly changedMeanwhile: readonly string[];
}

/** An open store with its unsaved edits: the draft. Edits are journalled at once, and written to the store only by `save`. */
export class OpenProject {
  readonly root: string;
  /** The draft. */
  readonly model: StoreModel;
  /** What is on disk, as last read or written. */
  readonly saved: StoreModel;
  /** Files of the folder that are no text, with the reason. */
  private readonly skipped: Map<string, string>;
  private readonly dirty = new Map<string, string | null>();
  private readonly outside = new Map<string, string | null>();
  private readonly steps = new UndoStack();
  private readonly journal: DraftJournal;
  /** Numbers of steps that the journal holds, and for steps undone from before the last save the number of the record of that. */
  private readonly journalled = new Set<number>();
  private readonly tell: (files: readonly string[]) => void;
  private readonly stopWatching: () => Promise<void>;

  private constructor(folder: StoreFolder, options: OpenOptions) {
    this.root = folder.root;
    this.skipped = new Map(folder.skipped);
    this.saved = StoreModel.read(folder.files, folder.types, this.skipped);
    this.model = this.saved.copy();
    this.journal = new DraftJournal(draftFolder(options.dataFolder, this.root), this.root);
    this.tell = options.onOutside ?? (() => undefined);
    this.stopWatching = options.onOutside === undefined ? () => Promise.resolve() : watchStore(this.root, { files: new Set([...folder.files.keys(), ...folder.skipped.keys()]), readAt: folder.readAt }, (files) => this.noticed(files));
  }

  /** Opens a store; an interrupted save is completed first. Rejects with a `ProjectError` when the path is no store. */
  static async open(options: OpenOptions): Promise<OpenedProject> {
    const folder = await readStoreFolder(options.root);
    const project = new OpenProject(folder, options);
    const kept = readDraft(draftFolder(options.dataFolder, folder.root));
    const nothing = { project, offered: null, lost: [], changedMeanwhile: [] };
    if (kept === null) return nothing;
    if (options.draft === 'ask') return { ...nothing, offered: { changes: kept.changes, editedAt: kept.editedAt } };
    const restored = options.draft === 'restore' ? project.restore(kept) : nothing;
    rmSync(kept.file, { force: true });
    return { ...nothing, lost: restored.lost, changedMeanwhile: restored.changedMeanwhile };
  }

  /** Label of the step that undo would take back. */
  get canUndo(): string | null {
    return this.steps.canUndo;
  }

  /** Label of the step that redo would make again. */
  get canRedo(): string | null {
    return this.steps.canRedo;
  }

  /** Files changed on disk since they were read. */
  get outsideChanges(): readonly string[] {
    return [...this.outside.keys()].sort();
  }

  /** Texts of the draft that differ from the disk; null: the file goes. */
  get changedFiles(): ReadonlyMap<string, string | null> {
    return this.dirty;
  }

  /** One step of undo; steps with the same `merge` key directly after each other become one. */
  edit(label: string, commands: readonly EditCommand[], merge?: string): EditOutcome {
    const outcome = applyCommands(this.model, commands);
    if (!outcome.ok) return outcome;
    this.track(outcome.after.keys());
    if ([...outcome.after].every(([file, text]) => outcome.before.get(file) === text)) return outcome;
    const step = this.steps.push({ label, merge, before: outcome.before, after: outcome.after, commands });
    this.record(step.number, label, commands, outcome.after);
    return outcome;
  }

  /** Takes the last step back. */
  undo(): void {
    const step = this.steps.undo();
    if (step === undefined) return;
    this.write(step.before);
    if (this.journalled.delete(step.number)) this.journal.undo(step.number);
    else this.record(-step.number, `Undo ${step.label}`, null, step.before);
  }

  /** Makes the step again that was undone last. */
  redo(): void {
    const step = this.steps.redo();
    if (step === undefined) return;
    this.write(step.after);
    if (this.journalled.delete(-step.number)) this.journal.undo(-step.number);
    else this.record(step.number, step.label, step.commands, step.after);
  }

  /** Back to what is on disk; a step that can be undone. */
  discardAll(): void {
    if (this.dirty.size === 0) return;
    const before = new Map(this.dirty);
    const after = new Map([...before.keys()].map((file) => [file, this.saved.text(file) ?? null]));
    const step: UndoStep = this.steps.push({ label: 'Discard all changes', merge: undefined, before, after, commands: null });
    this.write(after);
    this.record(step.number, step.label, null, after);
  }

  /** Writes the draft to the store, all files or none. `conflict`: the files named changed on disk, and nothing was written. */
  save(overwrite: boolean): Promise<SaveOutcome> {
    const changes = new Map(this.dirty);
    const expected = new Map([...changes.keys()].map((file) => [file, this.saved.text(file) ?? null]));
    const result = saveFiles(this.root, changes, expected, overwrite);
    if (result.outcome === 'saved') {
      this.saved.update(changes);
      this.dirty.clear();
      for (const file of changes.keys()) this.outside.delete(file);
      this.steps.endMerge();
      this.journal.clear();
      this.journalled.clear();
    } else {
      this.noticed(result.files);
    }
    return Promise.resolve(result);
  }

  /**
   * Takes over what changed on disk. `theirs`: the draft's edits of these files are dropped; `mine`: the draft keeps the
   * files that it edits, and the next save writes over the disk's.
   */
  reload(keep: 'mine' | 'theirs'): Promise<void> {
    const taken = new Map([...this.outside].filter(([file]) => keep === 'theirs' || !this.dirty.has(file)));
    this.saved.update(this.outside);
    this.model.update(taken);
    this.steps.forget(new Set(taken.keys()));
    const files = [...this.outside.keys()];
    this.outside.clear();
    this.track(files);
    this.rewriteJournal();
    return Promise.resolve();
  }

  /** Ends; unsaved edits stay in the journal, for the next time. */
  async close(): Promise<void> {
    if (this.dirty.size === 0) this.journal.clear();
    else this.journal.close();
    await this.stopWatching();
  }

  private write(texts: Texts): void {
    this.model.update(texts);
    this.track(texts.keys());
  }

  private track(files: Iterable<string>): void {
    for (const file of files) {
      const text = this.model.text(file) ?? null;
      if (text === (this.saved.text(file) ?? null)) this.dirty.delete(file);
      else this.dirty.set(file, text);
    }
  }

  private record(step: number, label: string, commands: readonly EditCommand[] | null, texts: Texts): void {
    const base = Object.fromEntries([...texts.keys()].map((file) => [file, textMark(this.saved.text(file))]));
    const shared = { step, at: Date.now(), label, base };
    this.journal.step(commands === null ? { ...shared, files: Object.fromEntries(texts) } : { ...shared, commands: structuredClone(commands) as Extract<DraftStep, { commands: unknown }>['commands'] });
    this.journalled.add(step);
  }

  /** After a reload the journal's steps no longer lead to the draft: its texts take their place. */
  private rewriteJournal(): void {
    this.journal.clear();
    this.journalled.clear();
    if (this.dirty.size > 0) this.record(0, 'Earlier edits', null, this.dirty);
  }

  private noticed(files: readonly string[]): void {
    let news = false;
    for (const file of files) {
      const text = this.textOutside(file);
      if (text === (this.saved.text(file) ?? null)) news = this.outside.delete(file) || news;
      else if (this.outside.get(file) !== text) {
        this.outside.set(file, text);
        news = true;
      }
    }
    if (news) this.tell(this.outsideChanges);
  }

  /** Text of a file as it is now; null for one that is gone or can no longer be read. */
  private textOutside(file: string): string | null {
    const found = readStoreFile(this.root, file);
    if (found !== null && 'reason' in found) this.skipped.set(file, found.reason);
    else this.skipped.delete(file);
    return found !== null && 'text' in found ? found.text : null;
  }

  private restore(kept: ReadDraft): Pick<OpenedProject, 'lost' | 'changedMeanwhile'> {
    const lost: LostStep[] = [];
    const changed = new Set<string>();
    for (const step of kept.steps) {
      for (const [file, mark] of Object.entries(step.base)) if (mark !== textMark(this.saved.text(file))) changed.add(file);
      const reason = 'files' in step ? this.restoreTexts(step, changed) : this.restoreCommands(step);
      if (reason !== undefined) lost.push({ label: step.label, reason });
    }
    return { lost, changedMeanwhile: [...changed].sort() };
  }

  private restoreCommands(step: Extract<DraftStep, { commands: unknown }>): string | undefined {
    const outcome = this.edit(step.label, step.commands as readonly EditCommand[], `restored ${step.step}`);
    return outcome.ok ? undefined : outcome.reason;
  }

  private restoreTexts(step: Extract<DraftStep, { files: unknown }>, changed: ReadonlySet<string>): string | undefined {
    const file = Object.keys(step.files).find((path) => changed.has(path));
    if (file !== undefined) return `${file} changed on disk since.`;
    const after = new Map(Object.entries(step.files));
    const before = new Map([...after.keys()].map((path) => [path, this.model.text(path) ?? null]));
    const made = this.steps.push({ label: step.label, merge: undefined, before, after, commands: null });
    this.write(after);
    this.record(made.number, step.label, null, after);
    return undefined;
  }
}
