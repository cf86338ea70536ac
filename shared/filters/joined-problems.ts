import type { EntityStore, FieldReader } from '../store/entity.ts';
import type { Problem } from '../store/problem.ts';
import { checkFilters } from './check-filters.ts';

type Told = Pick<Problem, 'code' | 'entity' | 'field' | 'message'>;

const fieldOf = ({ entity, field }: Told): string => JSON.stringify([entity, field]);
const codeOf = ({ entity, field, code }: Told): string => JSON.stringify([entity, field, code]);

/**
 * What the store's own checks and the filters' schemas find, without running anything. Where both judge a value the schema's
 * word counts: it knows ranges, and what the choices leave unused (product decision 31).
 */
export function designProblems(model: { readonly problems: readonly Problem[]; readonly entities: EntityStore }, reader: FieldReader, filters = checkFilters(model.entities, reader)): readonly Problem[] {
  const judged = new Set(filters.filter(({ field }) => field !== undefined).map(fieldOf));
  return [...model.problems.filter((problem) => problem.code !== 'bad-value' || !judged.has(fieldOf(problem))), ...filters];
}

/** References that lead nowhere are told of the rows that hold them; compiling blames the whole filter. */
function isOfRow(design: Told, run: Told): boolean {
  return run.code === 'missing-reference' && /-reference/.test(design.code) && design.field === run.field && design.entity?.startsWith(`${run.entity}/`) === true;
}

/** What compiling for a run finds, in the words of the design-time checks where these tell the same, for they know labels and remedies. */
export function inDesignWords<P extends Omit<Problem, 'quickFix'>>(run: readonly P[], design: readonly Problem[]): readonly P[] {
  const told = new Map(design.filter(({ field }) => field !== undefined).map((problem) => [fieldOf(problem), problem]));
  return run.map((problem) => {
    if (problem.field === undefined || problem.code === 'unset-variable') return problem;
    const same = told.get(fieldOf(problem)) ?? design.find((other) => isOfRow(other, problem));
    if (same === undefined) return problem;
    const { code, message, fix, file, line, entity } = same;
    return { ...problem, code, message, fix, file, line, entity };
  });
}

/** Adds what compiling for a run finds, unless the field, or for a whole entity the code, is in the list already. */
export function withRunProblems<P extends Told>(design: readonly P[], run: readonly P[]): readonly P[] {
  const fields = new Set(design.filter(({ field }) => field !== undefined).map(fieldOf));
  const codes = new Set(design.map(codeOf));
  return [...design, ...run.filter((problem) => !design.some((other) => isOfRow(other, problem)) && (problem.field === undefined ? !codes.has(codeOf(problem)) : !fields.has(fieldOf(problem))))];
}
