import type { HeaderList } from '../message.ts';

/** Headers of an answer: few, so a list is searched. */
export class AnswerHeaders implements HeaderList {
  #entries: (readonly [string, string])[];

  constructor(entries: readonly (readonly [string, string])[]) {
    this.#entries = [...entries];
  }

  get(name: string): string | undefined {
    return this.all(name)[0];
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
    this.#entries.push([name, value]);
  }

  delete(name: string): void {
    const unwanted = name.toLowerCase();
    this.#entries = this.#entries.filter(([key]) => key.toLowerCase() !== unwanted);
  }

  entries(): readonly (readonly [string, string])[] {
    return this.#entries;
  }
}
