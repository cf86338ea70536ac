import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { FromHost, ToHost } from '#shared/api/shell.ts';

/** Where messages for the host go; `ports` are transferred. */
export type PostToHost = (message: ToHost, ports?: MessagePortMain[]) => void;

/**
 * Gateways live in processes of their own, so that neither a load test nor a crash of one touches the host or the
 * window. The host asks for them; the shell only forks them and introduces the two to each other.
 */
export class GatewayProcesses {
  readonly #script: string;
  readonly #post: PostToHost;
  readonly #running = new Map<number, UtilityProcess>();

  constructor(script: string, post: PostToHost) {
    this.#script = script;
    this.#post = post;
  }

  /** Obeys a request of the host; other messages are not for here. */
  handle(message: FromHost): void {
    if (message.type === 'gateway.launch') this.#launch(message.id);
    if (message.type === 'gateway.kill') this.#running.get(message.id)?.kill();
  }

  /** Ends all of them, when their host is gone. */
  killAll(): void {
    for (const gateway of this.#running.values()) gateway.kill();
    this.#running.clear();
  }

  #launch(id: number): void {
    const gateway = utilityProcess.fork(this.#script, [], { serviceName: `Policy Bench gateway ${id}`, stdio: 'inherit' });
    this.#running.set(id, gateway);
    const { port1, port2 } = new MessageChannelMain();
    gateway.once('spawn', () => gateway.postMessage({ type: 'port' }, [port1]));
    this.#post({ type: 'gateway.port', id }, [port2]);
    gateway.once('exit', (code) => {
      if (this.#running.get(id) !== gateway) return;
      this.#running.delete(id);
      this.#post({ type: 'gateway.exit', id, reason: `ended with code ${code}` });
    });
  }
}

/**
 * Calls back with the reason, such as `killed (9)`, when one of our processes ends abnormally. A utility process's
 * own `exit` event cannot tell: in Electron 25 it gives 0 for a killed process.
 */
export function onChildGone(listener: (serviceName: string, reason: string) => void): void {
  app.on('child-process-gone', (_event, details) => {
    if (details.type === 'Utility') listener(details.name ?? details.serviceName ?? '', `${details.reason} (${details.exitCode})`);
  });
}
