import type { z } from 'zod';
import type { editCommandSchema } from '#shared/api/views.ts';
import { failureWords } from '../app/failure.ts';
import { api } from '../app/session.ts';
import { followRenames } from './follow-renames.ts';

/** A command as the window sends it. */
export type EditorCommand = z.input<typeof editCommandSchema>;

interface Local {
  readonly value: string | readonly string[];
  /** Revision of the draft that holds the value; undefined while it has not arrived there. */
  revision?: number;
}

interface Typed {
  readonly field: string;
  readonly value: string;
  readonly label: string;
  readonly merge: string;
}

/** Typing reaches the host after a pause of this many milliseconds. */
const PAUSE = 250;

/**
 * Brings the edits of one entity to the host, in order: typing after a short pause, choices at once. Remembers what was
 * typed until a view of the entity holds it, so that an older answer never overwrites newer input.
 */
export class EditQueue {
  private readonly entity: string;
  private readonly onFault: (field: string | undefined, message: string, revision: number) => void;
  private readonly locals = new Map<string, Local>();
  private typed: Typed | undefined;
  private revision = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private chain: Promise<unknown> = Promise.resolve();

  constructor(entity: string, onFault: (field: string | undefined, message: string, revision: number) => void) {
    this.entity = entity;
    this.onFault = onFault;
  }

  /** Tells the revision of the view that the form shows. */
  shows(revision: number): void {
    this.revision = revision;
  }

  /** Notes a typed text; `merge` is one per field and visit of it. */
  type(typed: Typed): void {
    if (this.typed !== undefined && this.typed.field !== typed.field) this.flush();
    this.locals.set(typed.field, { value: typed.value });
    this.typed = typed;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Notes a text that is not to be sent yet, so that no view overwrites it. */
  hold(field: string, value: string): void {
    this.locals.set(field, { value });
  }

  /** Sends what was typed, without waiting for the pause. */
  flush(): void {
    clearTimeout(this.timer);
    const typed = this.typed;
    if (typed === undefined) return;
    this.typed = undefined;
    void this.send(typed.label, [{ kind: 'set-field', entity: this.entity, field: typed.field, value: typed.value }], typed);
  }

  /** Sends commands as one undo step. Resolves with the added entities, or undefined when the host refused. */
  commit(label: string, commands: EditorCommand[]): Promise<readonly string[] | undefined> {
    this.flush();
    for (const command of commands) {
      if (command.kind === 'set-field' && command.entity === this.entity) this.locals.set(command.field, { value: command.value });
      if (command.kind === 'reset-field' && command.entity === this.entity) this.locals.delete(command.field);
      if (command.kind === 'rename-entity' && command.entity === this.entity) for (const field of Object.keys(command.fields)) this.locals.delete(field);
    }
    return this.send(label, commands);
  }

  /** True while a field's newest input may not be in a view of this revision. */
  isAhead(field: string, revision: number): boolean {
    const local = this.locals.get(field);
    if (local === undefined) return false;
    if (local.revision === undefined || local.revision > revision) return true;
    this.locals.delete(field);
    return false;
  }

  private send(label: string, commands: EditorCommand[], typed?: Typed): Promise<readonly string[] | undefined> {
    const sent = commands.flatMap((command): [string, Local | undefined][] => (command.kind === 'set-field' && command.entity === this.entity ? [[command.field, this.locals.get(command.field)]] : []));
    const answer = this.chain.then(async () => {
      try {
        const { state, renamed, added } = await api().call('store.edit', { label, commands, ...(typed === undefined ? {} : { merge: typed.merge }) });
        for (const [, local] of sent) if (local !== undefined) local.revision = state.revision;
        followRenames(renamed);
        return added;
      } catch (fault) {
        this.onFault(sent[0]?.[0], failureWords(fault), this.revision);
        return undefined;
      }
    });
    this.chain = answer;
    return answer;
  }
}
