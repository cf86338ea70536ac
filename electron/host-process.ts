import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { FromHost, HostArguments, ToHost } from '#shared/api/shell.ts';
import type { CallAnswer } from '#shared/api/transport.ts';
import { GatewayProcesses, onChildGone } from './gateway-processes.ts';
import type { ShellRequestHandlers } from './shell-requests.ts';

/** What a host process needs. */
export interface HostProcessOptions {
  readonly hostScript: string;
  readonly gatewayScript: string;
  readonly arguments: HostArguments;
  readonly shell: ShellRequestHandlers;
  /** An event for the window. */
  readonly onEvent: (name: string, payload: unknown) => void;
  /** The host crashed too often to start it once more. */
  readonly onGivenUp: (reason: string) => void;
}

const serviceName = 'Policy Bench host';
/** More crashes than this within {@link crashWindowMs} end the attempts. */
const crashLimit = 4;
const crashWindowMs = 60_000;
const closeLimitMs = 2_000;

const crashed: CallAnswer = {
  ok: false,
  error: { code: 'host-crashed', message: 'The host process ended while it worked on this; it has been started again', hint: 'Unsaved edits are in the draft journal. Try again.' },
};

/** Runs `runtime/host` in a utility process, keeps it running, and carries calls to it. */
export class HostProcess {
  readonly #options: HostProcessOptions;
  readonly #gateways: GatewayProcesses;
  readonly #pending = new Map<number, (answer: CallAnswer) => void>();
  readonly #crashes: number[] = [];
  #process: UtilityProcess;
  #lastId = 0;
  #closing = false;
  #goneReason = '';
  #requestedStore: string | null;
  #closed: () => void = () => undefined;

  constructor(options: HostProcessOptions) {
    this.#options = options;
    this.#requestedStore = options.arguments.requestedStore;
    this.#gateways = new GatewayProcesses(options.gatewayScript, (message, ports) => this.#post(message, ports));
    onChildGone((name, reason) => {
      if (name.includes(serviceName)) this.#goneReason = reason;
    });
    this.#process = this.#fork();
  }

  /** Calls a method of the API. Never rejects: a host that crashes meanwhile gives an error answer. */
  call(method: string, params: unknown): Promise<CallAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#post({ type: 'call', id, method, params });
    });
  }

  /** Makes `project.requested` name this store from now on. */
  requestStore(path: string): void {
    this.#requestedStore = path;
    this.#post({ type: 'open', path });
  }

  /** Lets the host flush its journal and end; kills it when that takes too long. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const ended = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    const late = new Promise<void>((resolve) => setTimeout(resolve, closeLimitMs));
    this.#post({ type: 'close' });
    await Promise.race([ended, late]);
    this.#gateways.killAll();
    this.#process.kill();
  }

  #fork(): UtilityProcess {
    const start: HostArguments = { ...this.#options.arguments, requestedStore: this.#requestedStore };
    const host = utilityProcess.fork(this.#options.hostScript, [JSON.stringify(start)], { serviceName, stdio: 'inherit' });
    host.on('message', (message: FromHost) => this.#receive(message));
    host.on('exit', (code) => this.#exited(host, code));
    return host;
  }

  #post(message: ToHost, ports?: MessagePortMain[]): void {
    this.#process.postMessage(message, ports);
  }

  #receive(message: FromHost): void {
    if (message.type === 'result') {
      const { id, type: _type, ...answer } = message;
      this.#pending.get(id)?.(answer);
      this.#pending.delete(id);
    } else if (message.type === 'event') {
      this.#options.onEvent(message.name, message.payload);
    } else if (message.type === 'shell') {
      void this.#serveShell(message);
    } else if (message.type === 'closed') {
      this.#closed();
    } else {
      this.#gateways.handle(message);
    }
  }

  async #serveShell({ id, method, params }: Extract<FromHost, { type: 'shell' }>): Promise<void> {
    try {
      if (!Object.hasOwn(this.#options.shell, method)) throw new Error(`The shell cannot do ${method}`);
      const handler = this.#options.shell[method] as (params: unknown) => Promise<unknown>;
      this.#post({ type: 'shell-result', id, value: await handler(params) });
    } catch (error) {
      this.#post({ type: 'shell-failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Any end that was not asked for is a crash: the exit code alone cannot be trusted. */
  #exited(host: UtilityProcess, code: number): void {
    if (host !== this.#process) return;
    this.#closed();
    for (const answer of this.#pending.values()) answer(crashed);
    this.#pending.clear();
    this.#gateways.killAll();
    if (this.#closing) return;
    // The reason arrives as an event of its own, a moment before or after this one.
    setTimeout(() => this.#restart(this.#goneReason || `ended with code ${code}`), 50);
  }

  #restart(reason: string): void {
    this.#goneReason = '';
    const now = Date.now();
    this.#crashes.push(now);
    if (this.#crashes.filter((at) => now - at < crashWindowMs).length > crashLimit) {
      this.#options.onGivenUp(reason);
      return;
    }
    this.#process = this.#fork();
    this.#process.once('spawn', () => this.#options.onEvent('host.restarted', { reason }));
  }
}
