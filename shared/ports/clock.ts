/** Time for filters, stores and engine (product decision 5). */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds, with fractions, for durations. */
  elapsed(): number;
}
