import { fork } from 'node:child_process';
import type { GatewayChannel } from '../host-context.ts';

/** Milliseconds that a gateway gets to end by itself once its channel is closed. */
const END_LIMIT_MS = 6_000;

/** Starts a gateway process from Node; `script` is the bundle of `runtime/gateway/main.ts`. It ends with this process. */
export function forkGateway(script: string): GatewayChannel {
  const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  let exitListener: (reason: string) => void = () => undefined;
  let ended: string | undefined;
  const end = (reason: string): void => {
    if (ended !== undefined) return;
    ended = reason;
    exitListener(reason);
  };
  child.on('exit', (code, signal) => end(signal === null ? `ended with code ${code}` : `ended by ${signal}`));
  child.on('error', (error) => end(error.message));
  return {
    post(message) {
      if (!child.connected) return;
      child.send(message as object, (error) => {
        if (error !== null) end(error.message);
      });
      if ((message as { readonly type?: unknown }).type === 'close') setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS).unref();
    },
    onMessage(listener) {
      child.on('message', listener);
    },
    onExit(listener) {
      exitListener = listener;
      if (ended !== undefined) listener(ended);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
