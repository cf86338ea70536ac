import type { Entity } from '../store/entity.ts';
import type { CompileContext } from './executor.ts';

const BOUNDS = { min: -2_147_483_648, max: 2_147_483_647 };

/** Children of a type by their priority, lowest first; equal ones, and those without, as they stand in the file. */
export function byPriority(context: CompileContext, type: string): readonly Entity[] {
  const ranked = context.children(type).map((entity) => ({ entity, rank: context.text('priority', entity).trim() === '' ? 0 : context.number('priority', BOUNDS, entity) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entity }) => entity);
}
