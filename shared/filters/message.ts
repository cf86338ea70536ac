import type { FieldRead, Mend } from '../trace/event.ts';
import type { Secret } from '../trace/secret.ts';
import type { RequestForm } from './oauth2/request-form.ts';

/** Ordered headers; names keep their spelling and compare without case. */
export interface HeaderList {
  get(name: string): string | undefined;
  all(name: string): readonly string[];
  set(name: string, value: string): void;
  add(name: string, value: string): void;
  delete(name: string): void;
  entries(): readonly (readonly [string, string])[];
}

/** The request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** Percent-encoded path, without query. */
  readonly path: string;
  /** Part of the path that the listener's prefix matched. */
  readonly matchedPath: string;
  /** Raw query, without `?`. */
  readonly query: string;
  readonly httpVersion: string;
  readonly secure: boolean;
  readonly clientAddress: string;
  readonly localPort: number;
  readonly headers: HeaderList;
}

/** Body of the message; `content.body` of selectors. */
export interface MessageBody {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** The text that the bytes are the UTF-8 of, when the body was made from one. */
  readonly text?: string;
  /** The form as OAuth filters and as selectors read it, kept with the body once somebody asked. */
  form?: { readonly read: RequestForm | undefined };
  parameters?: ReadonlyMap<string, string | Secret>;
}

/** Where a filter reports its decisions while a request is traced. */
export interface StepTrace {
  decision(decision: {
    readonly outcome: 'pass' | 'fail' | 'abort' | 'info';
    readonly text: string;
    readonly fields?: readonly FieldRead[];
    readonly mends?: readonly Mend[];
    readonly notReached?: string;
  }): void;
}

/**
 * The message whiteboard that filters read and write. Attributes have flat dotted names
 * (`authentication.subject.id`); the roots `http.*`, `content.*` and `id` are views of the other members.
 */
export interface Message {
  readonly id: string;
  readonly received: ReceivedRequest;
  /** Headers of the message as it now stands (`http.headers`): the request's until a filter changes them. */
  readonly headers: HeaderList;
  body: MessageBody;
  /**
   * The answer's status and headers once a filter set them (Reflect, HTTP status, an OAuth filter); its body is
   * `body` at the end. Null: nobody answered yet.
   */
  answer: { status: number; readonly headers: HeaderList } | null;
  get(attribute: string): unknown;
  /** Sets an attribute; undefined deletes it. */
  set(attribute: string, value: unknown): void;
  has(attribute: string): boolean;
  /** Names of all attributes set, sorted. */
  names(): readonly string[];
  /** Notes which attributes are set from now on, until `stop` is called. */
  recordWrites(): { readonly written: ReadonlySet<string>; stop(): void };
  /** Null unless the request carries the trace key. */
  trace: StepTrace | null;
}
