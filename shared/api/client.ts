import type { EventName, EventPayload, Method, Params, Result } from './contract.ts';
import { ApiError, type Transport } from './transport.ts';

/** Typed access to the host. */
export interface ApiClient {
  /** Rejects with {@link ApiError}. */
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

/** Wraps a transport. The host has validated results and events, so they are not parsed again. */
export function createClient(transport: Transport): ApiClient {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  // One subscription for all: the bridge of the shell counts them.
  let subscribed = false;
  const subscribe = (): void => {
    if (subscribed) return;
    subscribed = true;
    transport.subscribe((name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    });
  };
  return {
    async call(method, params) {
      const answer = await transport.call(method, params);
      if (!answer.ok) throw new ApiError(answer.error);
      return answer.value as never;
    },
    on(event, listener) {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard.add(listener));
      subscribe();
      return () => heard.delete(listener);
    },
  };
}
