import type { TrafficRow } from '#shared/api/views.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { DeployReport, Deployment, FromGatewayProcess, ToGatewayProcess } from '../../gateway/messages.ts';
import type { GatewayChannel } from '../host-context.ts';

/** The gateway could not do what was asked: it refused, or its process ended. The message is for users. */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
}

/** What a gateway reports without being asked. */
export interface GatewayListener {
  trace(event: TraceEvent): void;
  traffic(row: TrafficRow): void;
  fault(message: string): void;
  /** Once; `reason` in words. */
  exit(reason: string): void;
}

interface Pending {
  resolve(report: DeployReport): void;
  reject(error: GatewayUnavailable): void;
}

/** Typed talk with one gateway process. */
export class GatewayLink {
  readonly #channel: GatewayChannel;
  readonly #listener: GatewayListener;
  readonly #deployments = new Map<number, Pending>();
  readonly #traceEnds = new Map<string, () => void>();
  #lastId = 0;
  #ended = false;

  constructor(channel: GatewayChannel, listener: GatewayListener) {
    this.#channel = channel;
    this.#listener = listener;
    channel.onMessage((message) => this.#receive(message as FromGatewayProcess));
    channel.onExit((reason) => this.#exited(reason));
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Rejects with {@link GatewayUnavailable}. */
  deploy(deployment: Deployment): Promise<DeployReport> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new GatewayUnavailable('The gateway process has ended'));
      this.#deployments.set(id, { resolve, reject });
      this.#post({ type: 'deploy', id, deployment });
    });
  }

  /** The next request with this key is traced as `runId`. */
  expectTrace(key: string, runId: string): void {
    this.#post({ type: 'expect-trace', key, runId });
  }

  /** Resolves once the last trace event of the answered request has come, or the process has ended. */
  endTrace(key: string, runId: string): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.#traceEnds.set(runId, resolve);
      this.#post({ type: 'end-trace', key, runId });
    });
  }

  /** Lets it end by itself: requests under way may be answered. */
  close(): void {
    if (!this.#ended) this.#post({ type: 'close' });
  }

  kill(): void {
    this.#channel.kill();
  }

  #post(message: ToGatewayProcess): void {
    this.#channel.post(message);
  }

  #receive(message: FromGatewayProcess): void {
    switch (message.type) {
      case 'deployed':
        this.#deployments.get(message.id)?.resolve(message.report);
        this.#deployments.delete(message.id);
        break;
      case 'failed':
        this.#deployments.get(message.id)?.reject(new GatewayUnavailable(message.message));
        this.#deployments.delete(message.id);
        break;
      case 'trace':
        this.#listener.trace(message.event);
        break;
      case 'trace-ended':
        this.#traceEnds.get(message.runId)?.();
        this.#traceEnds.delete(message.runId);
        break;
      case 'traffic':
        this.#listener.traffic(message.row);
        break;
      case 'fault':
        this.#listener.fault(message.message);
        break;
      case 'ready':
        break;
    }
  }

  #exited(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const { reject } of this.#deployments.values()) reject(new GatewayUnavailable(`The gateway process ended: ${reason}`));
    this.#deployments.clear();
    for (const resolve of this.#traceEnds.values()) resolve();
    this.#traceEnds.clear();
    this.#listener.exit(reason);
  }
}
