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
export function designProblems(model: { readonly problems: readonly Problem[]; readonly entities: EntityStore }, reader: FieldReader): readonly Problem[] {
  const filters = checkFilters(model.entities, reader);
  const judged = new Set(filters.filter(({ field }) => field !== undefined).map(fieldOf));
  return [...model.problems.filter((problem) => problem.code !== 'bad-value' || !judged.has(fieldOf(problem))), ...filters];
}

/** Adds what compiling for a run finds, unless the field, or for a whole entity the code, is in the list already. */
export function withRunProblems<P extends Told>(design: readonly P[], run: readonly P[]): readonly P[] {
  const fields = new Set(design.filter(({ field }) => field !== undefined).map(fieldOf));
  const codes = new Set(design.map(codeOf));
  return [...design, ...run.filter((problem) => (problem.field === undefined ? !codes.has(codeOf(problem)) : !fields.has(fieldOf(problem))))];
}
