import { GatewaySession } from './gateway-session.ts';
import type { FromGatewayProcess, ToGatewayProcess } from './messages.ts';

/** A gateway in this very process, talked to as to one of its own. */
export interface InProcessGateway {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (reason: string) => void): void;
  kill(): void;
  /** Resolves once it serves nothing any more and its stores are closed. */
  readonly closed: Promise<void>;
}

/** For the command line, where the gateway is all that runs. */
export function createInProcessGateway(): InProcessGateway {
  let listener: (message: FromGatewayProcess) => void = () => undefined;
  let exited: (reason: string) => void = () => undefined;
  let ended: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const session = new GatewaySession((message) => listener(message));
  const close = (message: ToGatewayProcess): void => {
    void session.handle(message).then(() => {
      exited('closed');
      ended();
    });
  };
  return {
    post: (message) => {
      const given = message as ToGatewayProcess;
      if (given.type === 'close') close(given);
      else void session.handle(given);
    },
    onMessage: (given) => {
      listener = given;
    },
    onExit: (given) => {
      exited = given;
    },
    kill: () => close({ type: 'close' }),
    closed,
  };
}
