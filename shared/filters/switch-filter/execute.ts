import type { Entity } from '../../store/entity.ts';
import { CompileError, type CalledPolicy, type CompileContext, type FilterExecutor } from '../executor.ts';

type Comparison = (value: string, other: string) => boolean;

/** The comparisons of a case, of texts in lower case, by their name in the file without case, blanks and underscores. */
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['is', (value, other) => value === other],
  ['isnot', (value, other) => value !== other],
  ['contains', (value, other) => value.includes(other)],
  ['doesnotcontain', (value, other) => !value.includes(other)],
  ['startswith', (value, other) => value.startsWith(other)],
  ['endswith', (value, other) => value.endsWith(other)],
]);

interface Case {
  readonly matches: (value: string) => boolean;
  readonly policy: CalledPolicy;
  readonly via: string;
}

function compileCase(context: CompileContext, entity: Entity): Case {
  const comparator = context.text('comparatorType', entity);
  const shown = context.text('compareWith', entity);
  const other = shown.toLowerCase();
  const comparison = COMPARISONS.get(comparator.toLowerCase().replace(/[\s_]/g, ''));
  const policy = context.policy('circuitPK', entity);
  if (comparison === undefined) {
    throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'comparatorType', message: `The comparison “${comparator}” of a case cannot be run` });
  }
  if (policy === null) throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'circuitPK', message: `The case ${shown} names no policy` });
  return { matches: (value) => comparison(value, other), policy, via: `case ${shown}` };
}

/** Runs the policy of the first case that matches, by priority; else what the filter says for no match. */
export const switchExecutor: FilterExecutor = {
  compile(context) {
    const attribute = context.template('attributeName');
    const entities = [...context.children('SwitchCircuitReference')].sort(
      (a, b) => context.number('priority', { min: -2_147_483_648, max: 2_147_483_647 }, a) - context.number('priority', { min: -2_147_483_648, max: 2_147_483_647 }, b),
    );
    const cases = entities.map((entity) => compileCase(context, entity));
    const option = context.text('defaultOption');
    const fallback = option === 'RETURN_DEFAULT_CIRCUIT' ? context.policy('defaultCircuit') : null;
    if (fallback === null && option === 'RETURN_DEFAULT_CIRCUIT') {
      throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'defaultCircuit', message: 'No default policy is chosen' });
    }
    return (message) => {
      const value = attribute.text(message).toLowerCase();
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
