import { createClient } from '#shared/api/client.ts';
import type { EventName, EventPayload, Method } from '#shared/api/contract.ts';
import { useSession } from '../../app/session.ts';

type Answers = Partial<Record<Method, (params: never) => unknown>>;

/** A host that answers as it is told, behind the real client. An {@link Error} that an answer throws arrives as one of the host. */
export class FakeHost {
  readonly calls: { readonly method: string; readonly params: unknown }[] = [];
  readonly #answers: Answers;
  readonly #listeners = new Set<(name: string, payload: unknown) => void>();

  constructor(answers: Answers) {
    this.#answers = answers;
    const client = createClient({
      call: async (method, params) => {
        this.calls.push({ method, params });
        try {
          return { ok: true, value: (await this.#answers[method as Method]?.(params as never)) ?? {} };
        } catch (error) {
          return { ok: false, error: { code: 'test', message: error instanceof Error ? error.message : String(error) } };
        }
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
    useSession.setState({ client, tree: [], problems: [], tabs: [], activeTab: null, pointed: null, notices: [], gateway: null });
  }

  /** Tells the window something. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of this.#listeners) listener(event, payload);
  }

  /** Parameters of the calls of a method. */
  of(method: Method): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.params);
  }
}
