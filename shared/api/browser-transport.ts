import type { CallAnswer, Transport } from './transport.ts';

/** The two things of a browser that a transport needs; `window` has both. */
export interface BrowserParts {
  readonly fetch: (url: string, init: { readonly method: string; readonly headers: Record<string, string>; readonly body: string }) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown>; text(): Promise<string> }>;
  readonly openEvents: (url: string) => { onmessage: ((event: { readonly data: string }) => void) | null; onopen: (() => void) | null };
}

/**
 * Browser mode: calls by `POST /api/call`, events by `GET /api/events`. An event stream that had to be opened again
 * may have missed events, so it tells `host.restarted`.
 */
export function browserTransport(parts: BrowserParts): Transport {
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const tell = (name: string, payload: unknown): void => {
    for (const listener of listeners) listener(name, payload);
  };
  let opened = false;
  const events = parts.openEvents('/api/events');
  events.onopen = () => {
    if (opened) tell('host.restarted', { reason: 'the connection to the host was lost for a moment' });
    opened = true;
  };
  events.onmessage = ({ data }) => {
    const { name, payload } = JSON.parse(data) as { name: string; payload: unknown };
    tell(name, payload);
  };
  return {
    async call(method, params) {
      try {
        const response = await parts.fetch('/api/call', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ method, params }) });
        if (response.ok) return (await response.json()) as CallAnswer;
        return { ok: false, error: { code: 'refused', message: (await response.text()).trim() } };
      } catch {
        return { ok: false, error: { code: 'host-gone', message: 'The host does not answer', hint: 'Look at the terminal where it was started; start it again if it ended. Unsaved edits are in the draft journal.' } };
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
