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
  #headers: HeaderList | undefined;
  readonly #attributes = new Map<string, unknown>();

  constructor(id: string, received: ReceivedRequest, body: Uint8Array) {
    this.id = id;
    this.received = received;
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
    if (value === undefined) this.#attributes.delete(attribute);
    else this.#attributes.set(attribute, value);
  }

  has(attribute: string): boolean {
    return this.#attributes.has(attribute);
  }

  names(): readonly string[] {
    return [...this.#attributes.keys()].sort();
  }
}
