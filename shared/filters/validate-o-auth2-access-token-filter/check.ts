import type { FilterFinding, FilterInstance } from '../definition.ts';
import { childrenOf } from '../policy-writes.ts';

/** Without scopes no token could match. */
export function checkValidate({ entity, store }: FilterInstance): readonly FilterFinding[] {
  if (childrenOf(store, entity).some((row) => store.types.isA(row.type, 'WithScopes'))) return [];
  return [
    {
      code: 'missing-scopes',
      message: 'No scope is listed, so that no token could match.',
      fix: 'Add at least one scope that a token needs.',
    },
  ];
}
