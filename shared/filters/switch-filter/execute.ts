import type { Entity } from '../../store/entity.ts';
import { compileComparison } from '../comparison.ts';
import { CompileError, type CalledPolicy, type CompileContext, type FilterExecutor } from '../executor.ts';
import { byPriority } from '../priority.ts';

interface Case {
  readonly matches: (value: string) => boolean;
  readonly policy: CalledPolicy;
  readonly via: string;
}

function compileCase(context: CompileContext, entity: Entity): Case {
  const shown = context.text('compareWith', entity);
  const { test, isPattern } = compileComparison(context, entity, 'comparatorType', { text: shown, field: 'compareWith' });
  const other = shown.toLowerCase();
  const policy = context.policy('circuitPK', entity);
  if (policy === null) throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'circuitPK', message: `The case ${shown} names no policy` });
  return { matches: (value) => (isPattern ? test(value, shown) : test(value.toLowerCase(), other)), policy, via: `case ${shown}` };
}

/** Runs the policy of the first case that matches, by priority; else what the filter says for no match. */
export const switchExecutor: FilterExecutor = {
  compile(context) {
    const attribute = context.template('attributeName');
    const cases = byPriority(context, 'SwitchCircuitReference').map((entity) => compileCase(context, entity));
    const option = context.text('defaultOption');
    const fallback = option === 'RETURN_DEFAULT_CIRCUIT' ? context.policy('defaultCircuit') : null;
    if (fallback === null && option === 'RETURN_DEFAULT_CIRCUIT') {
      throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'defaultCircuit', message: 'No default policy is chosen' });
    }
    return (message) => {
      const value = attribute.clear(message, 'comparison');
      const found = cases.find(({ matches }) => matches(value));
      if (found !== undefined) {
        message.trace?.decision({ outcome: 'info', text: `${found.via} matches; its policy ${found.policy.entity.key} runs`, fields: [context.read('attributeName')] });
        return found.policy.run(message, found.via);
      }
      message.trace?.decision({ outcome: 'info', text: 'No case matches', fields: [context.read('attributeName'), context.read('defaultOption')] });
      if (fallback !== null) return fallback.run(message, 'no case matched');
      return option === 'RETURN_TRUE' ? 'pass' : 'fail';
    };
  },
};
