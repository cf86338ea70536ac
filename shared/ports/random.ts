/** Cryptographic randomness for filters and engine. */
export interface Random {
  /** Exactly `length` characters from `[A-Za-z0-9]`, without modulo bias (product decision 6). */
  alphanumeric(length: number): string;
  /** A random id, as in `${id}` and X-CorrelationID. */
  uuid(): string;
}
