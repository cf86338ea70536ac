import type { CompiledFilter } from '#shared/filters/executor.ts';
import type { Message } from '#shared/filters/message.ts';
import { WhiteboardMessage } from '#shared/filters/whiteboard-message.ts';
import type { Entity } from '#shared/store/entity.ts';

/** Names what failed on the whiteboard, for fault handlers: the innermost policy counts. */
export function raiseFault(message: Message, error: unknown, policy: Entity): void {
  if (!(message instanceof WhiteboardMessage) || message.fault !== 'none') return;
  message.fault = 'raised';
  const reason = error instanceof Error ? error.message : 'The filter failed';
  describeFailure(message, policy, reason);
  message.set('circuit.failure.exception', reason);
  message.set('circuit.exception', reason);
}

/** Attributes that a fault handler reads: `circuit.failure.reason`, `.name` and `.path`. */
export function describeFailure(message: Message, policy: Entity, reason: string): void {
  message.set('circuit.failure.reason', reason);
  message.set('circuit.failure.name', policy.key);
  message.set('circuit.failure.path', policy.id);
}

/** An OAuth filter that aborts owes its client a `server_error` (product decision 10). */
export function owingServerError(run: CompiledFilter): CompiledFilter {
  const owe = (message: Message, error: unknown): never => {
    if (message instanceof WhiteboardMessage) message.owesServerError = true;
    throw error;
  };
  return (message) => {
    try {
      const outcome = run(message);
      return outcome instanceof Promise ? outcome.catch((error: unknown) => owe(message, error)) : outcome;
    } catch (error) {
      return owe(message, error);
    }
  };
}
