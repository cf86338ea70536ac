import type { ServedService, StoreMode, TrafficRow } from '#shared/api/views.ts';
import type { EntityType } from '#shared/store/entity-type.ts';
import type { Problem } from '#shared/store/problem.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { RunPortsOptions } from '../adapters/run-ports.ts';

/** How a gateway process runs a store. Maps survive: every channel clones structurally. */
export interface RunOptions extends Omit<RunPortsOptions, 'keyRing' | 'registryReread'> {
  /** Secrets of the key ring that the registry names. Never logged. */
  readonly keyRing: ReadonlyMap<string, string>;
  /** Ports by name of the interface; 0 takes a free one. */
  readonly ports: ReadonlyMap<string, number>;
  /** Serves TLS interfaces without TLS. */
  readonly plainHttp: boolean;
  /** Key of the fingerprints that tell secrets apart, so that host and gateway show the same ones. */
  readonly fingerprintKey: Uint8Array;
}

/** The whole draft, sent when the gateway does not know the store yet. */
export interface WholeStore {
  readonly types: ReadonlyMap<string, EntityType>;
  readonly typesOrigin: 'store' | 'built-in';
  /** Texts by path relative to the root; type files need not be among them. */
  readonly files: ReadonlyMap<string, string>;
}

/** What to serve from now on. */
export interface Deployment {
  readonly revision: number;
  /** Present in the first deployment, and whenever another store is served. */
  readonly whole?: WholeStore;
  /** Texts changed since the deployment before; null: the file is gone. */
  readonly changed: ReadonlyMap<string, string | null>;
  readonly options: RunOptions;
}

/** What a deployment serves. */
export interface DeployReport {
  readonly revision: number;
  readonly services: readonly ServedService[];
  readonly stores: readonly StoreMode[];
  readonly problems: readonly Problem[];
  /** Milliseconds from the message to the last listener. */
  readonly ms: number;
}

/** Host → gateway. */
export type ToGatewayProcess =
  /** Answered by `deployed` or `failed` with the same id. */
  | { readonly type: 'deploy'; readonly id: number; readonly deployment: Deployment }
  /** The next request with this key in its trace header is traced as `runId`. */
  | { readonly type: 'expect-trace'; readonly key: string; readonly runId: string }
  /** The request with the key was answered: `trace-ended` follows after its last event. */
  | { readonly type: 'end-trace'; readonly key: string; readonly runId: string }
  /** Stop listening, close the stores, end. */
  | { readonly type: 'close' };

/** Gateway → host. */
export type FromGatewayProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'deployed'; readonly id: number; readonly report: DeployReport }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'trace'; readonly event: TraceEvent }
  | { readonly type: 'trace-ended'; readonly runId: string }
  | { readonly type: 'traffic'; readonly row: TrafficRow }
  /** A request could not be served for a reason that is no answer of a policy. Never with secrets. */
  | { readonly type: 'fault'; readonly message: string };
