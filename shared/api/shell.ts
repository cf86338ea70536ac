/**
 * Messages between the desktop shell (Electron's main process) and the processes it forks: the host
 * (`runtime/host`) and the gateway (`runtime/gateway`). All of them travel over a utility process's `parentPort`
 * by structured clone; a receiver gets them as `event.data`, transferred ports as `event.ports`.
 *
 * How a gateway comes up: the host posts `gateway.launch`; the shell forks the gateway, gives one end of a new
 * channel to it (`{ type: 'port' }`, the port in `event.ports[0]`) and the other to the host (`gateway.port`, the
 * port in `event.ports[0]`). The two then talk directly. Both must call `port.start()`.
 */
import type { CallAnswer } from './transport.ts';

/** What the host may ask the shell to do, with parameters and result of each. Null results: cancelled or unavailable. */
export interface ShellRequests {
  /** Native folder dialog; gives the absolute path chosen. */
  readonly pickFolder: { readonly params: { readonly title: string; readonly startAt?: string }; readonly value: string | null };
  /** Native save dialog; gives the absolute path chosen. */
  readonly pickSave: {
    readonly params: { readonly title: string; readonly suggestedName: string; readonly filters?: readonly { readonly name: string; readonly extensions: string[] }[] };
    readonly value: string | null;
  };
  /** Shows a file in the system's file manager. */
  readonly showItem: { readonly params: { readonly path: string }; readonly value: null };
  /** Encrypts with the operating system's key ring; base64. */
  readonly 'secret.encrypt': { readonly params: { readonly text: string }; readonly value: string | null };
  /** Reverses `secret.encrypt`. */
  readonly 'secret.decrypt': { readonly params: { readonly data: string }; readonly value: string | null };
}

/** Name of a {@link ShellRequests} entry. */
export type ShellMethod = keyof ShellRequests;

/** Shell → host. */
export type ToHost =
  /** A call of the window; answered by `result` with the same id. */
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  /** Answer to a `shell` request. */
  | { readonly type: 'shell-result'; readonly id: number; readonly value: unknown }
  /** The shell could not do it; `message` is for the log and the user. */
  | { readonly type: 'shell-failed'; readonly id: number; readonly message: string }
  /** Another start of the application asked for this store: `project.requested` must name it from now on. */
  | { readonly type: 'open'; readonly path: string }
  /** The channel to a gateway is in `event.ports[0]`. */
  | { readonly type: 'gateway.port'; readonly id: number }
  /** That gateway's process ended, asked for or not. `reason` in words, such as `killed (9)`. */
  | { readonly type: 'gateway.exit'; readonly id: number; readonly reason: string }
  /** The application ends: flush the journal, close, and post `closed`. The process is killed after 2 s. */
  | { readonly type: 'close' };

/** Host → shell. */
export type FromHost =
  | { readonly type: 'ready' }
  | ({ readonly type: 'result'; readonly id: number } & CallAnswer)
  /** An event for the window. */
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly type: 'shell'; readonly id: number; readonly method: ShellMethod; readonly params: unknown }
  | { readonly type: 'gateway.launch'; readonly id: number }
  | { readonly type: 'gateway.kill'; readonly id: number }
  | { readonly type: 'closed' };

/** Shell → gateway, once, with the channel to the host in `event.ports[0]`. */
export interface ToGateway {
  readonly type: 'port';
}

/** Start of the host process: `process.argv` after the script, as JSON. */
export interface HostArguments {
  /** Absolute path of the store named on the command line. */
  readonly requestedStore: string | null;
  /** Version of the application. */
  readonly version: string;
}

/** Commands of the application menu, sent to the window as the event `menu.chosen`. */
export const menuCommands = [
  'open',
  'open-requested',
  'export',
  'save',
  'close-store',
  'undo',
  'redo',
  'quick-open',
  'command-palette',
  'toggle-tree',
  'toggle-problems',
  'toggle-traffic',
  'test',
  'theme-system',
  'theme-light',
  'theme-dark',
] as const;

/** One of {@link menuCommands}. */
export type MenuCommand = (typeof menuCommands)[number];

/** Name of the preload's object on `window`. */
export const bridgeName = 'policyBench';

/** The two fixed channels between window and shell. */
export const bridgeChannels = { call: 'policy-bench:call', event: 'policy-bench:event' } as const;
