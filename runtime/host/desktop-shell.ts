import type { FromHost, ShellMethod, ShellRequests, ToHost } from '#shared/api/shell.ts';
import type { GatewayChannel, HostShell } from './host-context.ts';

/** A message port of Electron's utility process, as far as it is used here. */
export interface ShellPort {
  postMessage(message: unknown): void;
  start?(): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly ShellPort[] }) => void): unknown;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds until a gateway that was asked for must have come. */
const launchLimitMs = 15_000;

/** The host's end of the shell's protocol (`shared/api/shell.ts`): requests to the shell, and gateways it forks. */
export class DesktopShell implements HostShell {
  private readonly post: (message: FromHost) => void;
  private readonly waiting = new Map<number, Waiting>();
  private readonly launching = new Map<number, (port: ShellPort) => void>();
  private readonly exits = new Map<number, (reason: string) => void>();
  private lastId = 0;

  constructor(post: (message: FromHost) => void) {
    this.post = post;
  }

  request<M extends ShellMethod>(method: M, params: ShellRequests[M]['params']): Promise<ShellRequests[M]['value']> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.post({ type: 'shell', id, method, params });
    });
  }

  /** Has the shell fork a gateway. */
  launchGateway(): Promise<GatewayChannel> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.launching.delete(id);
        this.post({ type: 'gateway.kill', id });
        reject(new Error('The gateway process did not start in time'));
      }, launchLimitMs);
      this.launching.set(id, (port) => {
        clearTimeout(late);
        resolve(this.channel(id, port));
      });
      this.post({ type: 'gateway.launch', id });
    });
  }

  /** Takes a message of the shell that answers one of ours; true when it was one. */
  receive(message: ToHost, port: ShellPort | undefined): boolean {
    switch (message.type) {
      case 'shell-result':
        this.waiting.get(message.id)?.resolve(message.value as never);
        return this.waiting.delete(message.id);
      case 'shell-failed':
        this.waiting.get(message.id)?.reject(new Error(message.message));
        return this.waiting.delete(message.id);
      case 'gateway.port':
        if (port !== undefined) this.launching.get(message.id)?.(port);
        return this.launching.delete(message.id);
      case 'gateway.exit':
        this.exits.get(message.id)?.(message.reason);
        return this.exits.delete(message.id);
      default:
        return false;
    }
  }

  private channel(id: number, port: ShellPort): GatewayChannel {
    let ended: string | undefined;
    let exitListener: (reason: string) => void = () => undefined;
    this.exits.set(id, (reason) => {
      ended = reason;
      exitListener(reason);
    });
    return {
      post: (message) => port.postMessage(message),
      onMessage(listener) {
        port.on('message', ({ data }) => listener(data));
        port.start?.();
      },
      onExit(listener) {
        exitListener = listener;
        if (ended !== undefined) listener(ended);
      },
      kill: () => this.post({ type: 'gateway.kill', id }),
    };
  }
}
