import { MessageHeaders } from './header-list.ts';
import type { HeaderList, Message, MessageBody, ReceivedRequest, StepTrace } from './message.ts';

/** The message of one request, as it passes through the policies. */
export class WhiteboardMessage implements Message {
  readonly id: string;
  readonly received: ReceivedRequest;
  body: MessageBody;
  answer: { status: number; readonly headers: HeaderList } | null = null;
  trace: StepTrace | null = null;
  /** Filters run so far, and policies now nested; the engine's guard against endless loops. */
  steps = 0;
  depth = 0;
  /** An OAuth filter aborted: the client is owed `server_error`, unless a fault handler answers. */
  owesServerError = false;
  /** What to do about the abort under way: nothing happened yet, or a fault handler ran for it. */
  fault: 'none' | 'raised' | 'handled' = 'none';
  /** Bytes of the request's body. */
  readonly requestBytes: number;
  #headers: HeaderList | undefined;
  readonly #attributes = new Map<string, unknown>();
  #recorders: readonly Set<string>[] = [];

  constructor(id: string, received: ReceivedRequest, body: Uint8Array) {
    this.id = id;
    this.received = received;
    this.requestBytes = body.byteLength;
    this.body = { bytes: body, contentType: received.headers.get('content-type') };
  }

  /** Copied on first use: most requests never look at them. */
  get headers(): HeaderList {
    return (this.#headers ??= new MessageHeaders(this.received.headers.entries()));
  }

  get(attribute: string): unknown {
    return this.#attributes.get(attribute);
  }

  set(attribute: string, value: unknown): void {
    if (this.#recorders.length > 0) for (const written of this.#recorders) written.add(attribute);
    if (value === undefined) this.#attributes.delete(attribute);
    else this.#attributes.set(attribute, value);
  }

  has(attribute: string): boolean {
    return this.#attributes.has(attribute);
  }

  names(): readonly string[] {
    return [...this.#attributes.keys()].sort();
  }

  recordWrites(): { readonly written: ReadonlySet<string>; stop(): void } {
    const written = new Set<string>();
    this.#recorders = [...this.#recorders, written];
    return {
      written,
      stop: () => {
        this.#recorders = this.#recorders.filter((other) => other !== written);
      },
    };
  }
}
