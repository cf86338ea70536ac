import type { FilterFinding, FilterInstance } from '../definition.ts';

/** The embedded gateway keeps one list of headers, those of the message. */
export function checkAddHttpHeader({ entity, reader }: FilterInstance): readonly FilterFinding[] {
  if ((reader.text(entity.id, 'addWhere') ?? 'httpheaders') === 'httpheaders') return [];
  return [{ code: 'unsupported-value', field: 'addWhere', message: 'The header is added to the body, which the embedded gateway cannot do; the filter aborts.', fix: 'Add the header to HTTP headers.' }];
}
