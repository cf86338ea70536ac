import { fieldSpecs, type FieldSpec } from '#shared/entities/field-spec.ts';
import { loggingFields, routingFields } from '#shared/filters/common-fields.ts';

/** Specs of what every filter has, for those without a schema of their own. */
export const filterSpecs: Readonly<Record<string, FieldSpec | undefined>> = Object.fromEntries(
  Object.entries({ ...loggingFields, ...routingFields }).map(([name, zod]) => [name, fieldSpecs.get(zod)]),
);
