/** Error as it travels from host to window. */
export interface ApiErrorData {
  /** From `shared/errors/api-errors.ts`. */
  readonly code: string;
  readonly message: string;
  /** How to go on. */
  readonly hint?: string;
}

/** Error of an API call, on both sides. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly hint: string | undefined;
  constructor(data: ApiErrorData) {
    super(data.message);
    this.code = data.code;
    this.hint = data.hint;
  }
  toData(): ApiErrorData {
    return { code: this.code, message: this.message, ...(this.hint === undefined ? {} : { hint: this.hint }) };
  }
}

/** Answer of a call as it travels. */
export type CallAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ApiErrorData };

/** The only two things a window can do with a host. */
export interface Transport {
  call(method: string, params: unknown): Promise<CallAnswer>;
  /** All events; the function given back ends it. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void;
}
