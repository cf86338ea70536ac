import { GatewaySession } from './gateway-session.ts';
import type { FromGatewayProcess, ToGatewayProcess } from './messages.ts';

/** A message port of Electron's utility process, as far as it is used here. */
interface ShellPort {
  postMessage(message: unknown): void;
  start?(): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly ShellPort[] }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

function serve(post: (message: FromGatewayProcess) => void): (message: ToGatewayProcess) => void {
  const session = new GatewaySession(post);
  const handle = (message: ToGatewayProcess): void => {
    void session.handle(message).then(() => {
      if (message.type === 'close') process.exit(0);
    });
  };
  // The host decides when this ends; a Ctrl+C in the terminal reaches all processes of the group.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => handle({ type: 'close' }));
  post({ type: 'ready' });
  return handle;
}

/** Forked by the desktop shell, which sends one end of a channel to the host. */
function serveShell(parent: ShellPort): void {
  parent.on('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    const handle = serve((message) => port.postMessage(message));
    port.on('message', ({ data }) => handle(data as ToGatewayProcess));
    port.on('close', () => handle({ type: 'close' }));
    port.start?.();
  });
}

/** Forked by a host in Node, with `serialization: 'advanced'`. */
function serveNode(): void {
  const handle = serve((message) => {
    if (process.connected) process.send?.(message);
  });
  process.on('message', (message) => handle(message as ToGatewayProcess));
  process.on('disconnect', () => handle({ type: 'close' }));
}

/** Set by Electron in a utility process only. */
const { parentPort } = process as { readonly parentPort?: ShellPort };
if (parentPort !== undefined) serveShell(parentPort);
else serveNode();
