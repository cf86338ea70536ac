/** Time for filters, stores and engine (product decision 5). */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds, with fractions, for durations. */
  elapsed(): number;
  /** Settles after that many milliseconds; does not keep the process alive. */
  wait(milliseconds: number): Promise<void>;
}
