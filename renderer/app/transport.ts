import { bridgeName } from '#shared/api/shell.ts';
import type { CallAnswer, Transport } from '#shared/api/transport.ts';

/** The way to the host: the shell's bridge in the desktop application, HTTP in a browser. */
export function windowTransport(): Transport {
  const bridge = (window as unknown as Readonly<Record<string, Transport | undefined>>)[bridgeName];
  return bridge ?? browserTransport();
}

const unreachable = (message: string): CallAnswer => ({
  ok: false,
  error: { code: 'host-unreachable', message, hint: 'Look at the terminal in which Policy Bench was started; start it again if it has ended.' },
});

function browserTransport(): Transport {
  let source: EventSource | undefined;
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const tell = (name: string, payload: unknown): void => {
    for (const listener of listeners) listener(name, payload);
  };
  let opened = false;
  const open = (): void => {
    if (opened) tell('events.resumed', {});
    opened = true;
  };
  const hear = (message: MessageEvent<string>): void => {
    const { name, payload } = JSON.parse(message.data) as { name: string; payload: unknown };
    tell(name, payload);
  };
  return {
    async call(method, params) {
      try {
        const response = await fetch('/api/call', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ method, params }) });
        return response.ok ? ((await response.json()) as CallAnswer) : unreachable((await response.text()).trim());
      } catch {
        return unreachable('The host of Policy Bench does not answer');
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      if (source === undefined) {
        source = new EventSource('/api/events');
        source.addEventListener('open', open);
        source.addEventListener('message', hear);
      }
      return () => listeners.delete(listener);
    },
  };
}
