import type { FilterFinding, FilterInstance } from '../definition.ts';
import { unsupportedOptions } from './unsupported-options.ts';

/** What of the filter cannot be run. */
export function checkLoadFile({ entity, reader }: FilterInstance): readonly FilterFinding[] {
  return unsupportedOptions(entity, reader).map((option) => ({ code: 'unsupported-value', ...option, message: `${option.message}; the filter aborts.` }));
}
