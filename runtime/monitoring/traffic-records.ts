import type { TrafficRow } from '#shared/api/views.ts';

/** Keeps the latest requests in memory, without contents. */
export class TrafficRecords {
  readonly #limit: number;
  readonly #rows: TrafficRow[] = [];
  #total = 0;

  /** `limit`: rows kept. */
  constructor(limit = 500) {
    this.#limit = limit;
  }

  add(row: TrafficRow): void {
    this.#total += 1;
    this.#rows.push(row);
    if (this.#rows.length > this.#limit) this.#rows.shift();
  }

  /** Latest last. */
  get rows(): readonly TrafficRow[] {
    return this.#rows;
  }

  /** All requests since the start, those no longer kept included. */
  get total(): number {
    return this.#total;
  }
}
