import type { FilterFinding, FilterInstance } from '../definition.ts';
import { unsupportedOptions } from './unsupported-options.ts';

/** Style sheets and response rules cannot be run. */
export function checkGenericFault({ entity, reader }: FilterInstance): readonly FilterFinding[] {
  return Object.entries(unsupportedOptions)
    .filter(([field]) => /^(true|1)$/i.test((reader.text(entity.id, field) ?? '').trim()))
    .map(([field, what]) => ({ code: 'unsupported-value', field, message: `The answer is made by ${what}, which the embedded gateway does not have; the filter aborts.`, fix: 'Switch it off for local runs.' }));
}
