import { specOf } from '../entities/entity-schema.ts';
import type { FieldSpec } from '../entities/field-spec.ts';
import { isFilterKind } from './filter-kind.ts';
import { filterDefinitions } from './registry.ts';

/** What a filter type's schema says about a field; undefined for types and fields without a schema of ours. */
export function filterField(type: string, field: string): FieldSpec | undefined {
  return isFilterKind(type) ? specOf(filterDefinitions[type].schema, field) : undefined;
}

/** The product's label of a filter's field; the field's own name where there is no schema. */
export function fieldLabel(type: string, field: string): string {
  return filterField(type, field)?.label ?? field;
}

/** A field's value as its form words it: options by their label, yes and no in words, secrets not at all. */
export function shownValue(type: string, field: string, value: string): string {
  const spec = filterField(type, field);
  switch (spec?.kind) {
    case 'choice':
      return spec.options.find((option) => option.value === value)?.label ?? value;
    case 'flag':
      return /^(true|1)$/i.test(value) ? 'yes' : /^(false|0)$/i.test(value) ? 'no' : value;
    case 'mask':
      return /^\d+$/.test(value) ? ((Number(value) & spec.mask) === 0 ? 'no' : 'yes') : value;
    case 'secret':
      return '••••';
    default:
      return value;
  }
}
