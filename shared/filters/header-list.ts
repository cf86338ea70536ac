import type { HeaderList } from './message.ts';

/** Headers in order, from pairs. The list given is never written to, so many may share it. */
export class MessageHeaders implements HeaderList {
  #entries: readonly (readonly [string, string])[];

  constructor(entries: readonly (readonly [string, string])[] = []) {
    this.#entries = entries;
  }

  get(name: string): string | undefined {
    const wanted = name.toLowerCase();
    for (const [key, value] of this.#entries) if (key.length === wanted.length && key.toLowerCase() === wanted) return value;
    return undefined;
  }

  all(name: string): readonly string[] {
    const wanted = name.toLowerCase();
    return this.#entries.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  }

  set(name: string, value: string): void {
    this.delete(name);
    this.add(name, value);
  }

  add(name: string, value: string): void {
    this.#entries = [...this.#entries, [name, value]];
  }

  delete(name: string): void {
    const unwanted = name.toLowerCase();
    this.#entries = this.#entries.filter(([key]) => key.toLowerCase() !== unwanted);
  }

  entries(): readonly (readonly [string, string])[] {
    return this.#entries;
  }
}
