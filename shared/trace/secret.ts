/** A value that may never appear in a trace, log, error or export. Only `reveal` hands it out, at named sinks. */
export class Secret {
  readonly #value: string;
  readonly #fingerprint: string | undefined;

  /** `fingerprint`: four hex digits made with a key of this process, so that two secrets can be compared. */
  constructor(value: string, fingerprint?: string) {
    this.#value = value;
    this.#fingerprint = fingerprint;
  }

  /** The clear value. `sink` names the place that needs it, for review. */
  reveal(_sink: string): string {
    return this.#value;
  }

  /** `•••• a91c`, or only dots when no fingerprint was made. */
  masked(): string {
    return this.#fingerprint === undefined ? '••••' : `•••• ${this.#fingerprint}`;
  }

  toString(): string {
    return this.masked();
  }

  toJSON(): string {
    return this.masked();
  }
}

/** A text that is secret in parts: shown with those parts masked. */
export class MaskedText extends Secret {
  readonly #shown: string;

  constructor(value: string, shown: string) {
    super(value);
    this.#shown = shown;
  }

  override masked(): string {
    return this.#shown;
  }
}
