import type { EditCommand } from '#shared/store/edit-command.ts';

/** Texts by path; null: no file. */
export type Texts = ReadonlyMap<string, string | null>;

/** One step of undo. */
export interface UndoStep {
  readonly number: number;
  readonly label: string;
  readonly merge: string | undefined;
  readonly before: Texts;
  readonly after: Texts;
  /** Commands that make the step again; null for a step that only its texts describe. */
  readonly commands: readonly EditCommand[] | null;
}

/** What can be undone and redone. */
export class UndoStack {
  private readonly done: UndoStep[] = [];
  private readonly undone: UndoStep[] = [];
  private mergeable = false;
  private nextNumber = 1;

  get canUndo(): string | null {
    return this.done[this.done.length - 1]?.label ?? null;
  }

  get canRedo(): string | null {
    return this.undone[this.undone.length - 1]?.label ?? null;
  }

  /** Adds an edit; directly after one with the same merge key it becomes a part of that step. Gives the step. */
  push(edit: Omit<UndoStep, 'number'>): UndoStep {
    this.undone.length = 0;
    const last = this.done[this.done.length - 1];
    const merges = this.mergeable && edit.merge !== undefined && last?.merge === edit.merge && last.commands !== null && edit.commands !== null;
    this.mergeable = true;
    if (!merges || last === undefined) {
      const step = { ...edit, number: this.nextNumber };
      this.nextNumber += 1;
      this.done.push(step);
      return step;
    }
    const step: UndoStep = {
      ...last,
      label: edit.label,
      before: new Map([...edit.before, ...last.before]),
      after: new Map([...last.after, ...edit.after]),
      commands: [...(last.commands ?? []), ...(edit.commands ?? [])],
    };
    this.done[this.done.length - 1] = step;
    return step;
  }

  /** Takes the last step back; undefined when there is none. */
  undo(): UndoStep | undefined {
    const step = this.done.pop();
    if (step !== undefined) this.undone.push(step);
    this.mergeable = false;
    return step;
  }

  redo(): UndoStep | undefined {
    const step = this.undone.pop();
    if (step !== undefined) this.done.push(step);
    this.mergeable = false;
    return step;
  }

  /** The next edit is a step of its own. */
  endMerge(): void {
    this.mergeable = false;
  }

  /** Drops steps that would bring back texts from before a reload: those that touch these files, and what leads to them. */
  forget(files: ReadonlySet<string>): void {
    const touches = (step: UndoStep): boolean => [...step.before.keys()].some((file) => files.has(file));
    for (let at = this.done.length - 1; at >= 0; at -= 1) {
      const step = this.done[at];
      if (step === undefined || !touches(step)) continue;
      this.done.splice(0, at + 1);
      break;
    }
    if (this.undone.some(touches)) this.undone.length = 0;
    this.mergeable = false;
  }
}
