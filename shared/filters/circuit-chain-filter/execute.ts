import { andThen } from '../oauth2/maybe.ts';
import type { CalledPolicy, FilterExecutor, Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { byPriority } from '../priority.ts';
import type { Maybe } from '../../ports/token-store.ts';

interface Link {
  readonly policy: CalledPolicy;
  readonly via: string;
}

function runFrom(links: readonly Link[], index: number, message: Message): Maybe<Outcome> {
  const link = links[index];
  if (link === undefined) return 'pass';
  return andThen(link.policy.run(message, link.via), (outcome) => {
    if (outcome === 'pass') return runFrom(links, index + 1, message);
    message.trace?.decision({ outcome: 'fail', text: `Policy ${link.policy.entity.key} failed`, ...(index + 1 < links.length ? { notReached: 'The policies behind it: not reached' } : {}) });
    return 'fail';
  });
}

/** Runs policies in order of priority until one fails; those without a policy, and those switched off, are passed over. */
export const circuitChainExecutor: FilterExecutor = {
  compile(context) {
    const links = byPriority(context, 'CircuitReference').flatMap((entity): readonly Link[] => {
      if (!context.flag('evaluate', entity)) return [];
      const policy = context.policy('circuitPK', entity);
      return policy === null ? [] : [{ policy, via: `step ${entity.key} of ${context.entity.key}` }];
    });
    return (message) => runFrom(links, 0, message);
  },
};
