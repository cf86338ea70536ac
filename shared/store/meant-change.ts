import type { FileContent, RawEntity } from './document.ts';
import type { RawValue } from './entity.ts';

/** What an edit of one file's text is meant to change; `path` leads to the entity, as in {@link RawEntity.path}. */
export type MeantChange =
  /** `value` undefined: the field goes. */
  | { readonly path: readonly number[]; readonly field: string; readonly value: RawValue | undefined }
  | { readonly path: readonly number[]; readonly child: 'added' | 'removed' };

function isAtOrBelow(path: readonly number[], top: readonly number[]): boolean {
  return top.every((step, depth) => path[depth] === step);
}

/** Types, depths and fields of all entities in the order of the file, without what a change is about. */
function outline(entity: RawEntity, change: MeantChange, leavesOut: 'added' | 'removed'): string[] {
  if ('child' in change && change.child === leavesOut && isAtOrBelow(entity.path, change.path)) return [];
  const isIt = 'field' in change && entity.path.join() === change.path.join();
  const fields = [...entity.fields].filter(([name]) => !isIt || name !== change.field);
  const own = JSON.stringify([entity.path.length, entity.type, fields]);
  return [own, ...entity.children.flatMap((child) => outline(child, change, leavesOut))];
}

function entityAt(top: RawEntity, path: readonly number[]): RawEntity | undefined {
  let entity: RawEntity | undefined = top;
  for (const step of path) entity = entity?.children.find((child) => child.path[child.path.length - 1] === step);
  return entity;
}

const asList = (value: RawValue | undefined): string => JSON.stringify(typeof value === 'string' ? [value] : value);

/**
 * True when a file's text was changed as meant and nothing else in it. Stores written by other hands hold anchors, repeated
 * keys and other YAML in which a change at one place may change another.
 */
export function isAsMeant(before: FileContent | undefined, after: FileContent | undefined, change: MeantChange): boolean {
  if (before?.entity === undefined || after?.entity === undefined) return false;
  const [was, is] = [outline(before.entity, change, 'removed'), outline(after.entity, change, 'added')];
  if (was.length !== is.length || was.some((line, index) => line !== is[index])) return false;
  const entity = entityAt(after.entity, change.path);
  if ('field' in change) return asList(entity?.fields.get(change.field)) === asList(change.value);
  return change.child === 'removed' || entity !== undefined;
}
