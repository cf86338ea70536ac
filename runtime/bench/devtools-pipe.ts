import type { Readable, Writable } from 'node:stream';

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string } };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The DevTools protocol over two pipes, as `--remote-debugging-pipe` offers it: JSON texts ended by zero bytes. */
export class DevtoolsPipe {
  readonly #to: Writable;
  readonly #waiting = new Map<number, (message: Incoming) => void>();
  #attached: (session: string) => void = () => undefined;
  #last = 0;

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    // The program may end first.
    to.on('error', () => undefined);
    let text = '';
    from.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${text}${chunk}`.split('\0');
      text = parts.pop() ?? '';
      for (const part of parts) this.#take(JSON.parse(part) as Incoming);
    });
  }

  /** Session of the first page there is or will be. */
  async firstPage(): Promise<string> {
    const session = new Promise<string>((resolve) => {
      this.#attached = resolve;
    });
    await this.#send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    return session;
  }

  /** Evaluates in a page, and waits for the promise that comes of it. A page that is replaced meanwhile is asked again. */
  async evaluate(sessionId: string, expression: string): Promise<void> {
    for (;;) {
      const { error } = await this.#send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId);
      if (error === undefined) return;
      if (!/context|navigat|collected/i.test(error.message)) throw new Error(error.message);
    }
  }

  #send(method: string, params: unknown, sessionId?: string): Promise<Incoming> {
    const id = ++this.#last;
    this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #take(message: Incoming): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    } else if (message.method === 'Target.attachedToTarget' && message.params?.targetInfo?.type === 'page') {
      this.#attached(message.params.sessionId ?? '');
    }
  }
}
