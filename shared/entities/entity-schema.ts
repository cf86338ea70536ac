import { z } from 'zod';
import { fieldSpecs, type FieldSpec } from './field-spec.ts';

/** Shape of an entity: its fields by their names in the type definition. */
export type FieldShape = Readonly<Record<string, z.ZodType<string, string>>>;

/** Child entities edited as rows of a table, such as `Property` under a token filter. */
export interface ChildTable {
  readonly type: string;
  readonly label: string;
  readonly help: string;
  /** Fields shown as columns, in order. */
  readonly columns: FieldShape;
  readonly topic?: string;
}

/** A row of a form. */
export type FormRow =
  | { readonly row: 'field'; readonly field: string }
  /** Radios under a bold legend, each with the rows that belong to it indented below. */
  | { readonly row: 'choice'; readonly field: string; readonly panels: Readonly<Record<string, readonly FormRow[]>> }
  | { readonly row: 'table'; readonly child: string }
  /** A quiet sentence; `when` as for a field's use. */
  | { readonly row: 'note'; readonly text: string; /** Heading of the help page that says more. */ readonly more?: string; readonly when?: { readonly field: string; readonly is: readonly string[] } }
  /** Facts in two columns: what happens in which case. */
  | { readonly row: 'outcomes'; readonly items: readonly (readonly [string, string])[]; readonly when?: { readonly field: string; readonly is: readonly string[] } };

/** Sections of a tab are divided by hairlines. */
export interface FormSection {
  readonly legend?: string;
  readonly rows: readonly FormRow[];
}

/** A tab of the editor. */
export interface FormTab {
  readonly id: string;
  readonly label: string;
  readonly sections: readonly FormSection[];
}

/** Layout of an editor; plain data, no React. */
export interface FormLayout {
  readonly tabs: readonly FormTab[];
}

/** The only definition of an entity kind: everything else is derived from it. */
export interface EntitySchema<Shape extends FieldShape = FieldShape> {
  /** Axway type name. */
  readonly type: string;
  /** The product's name of the kind. */
  readonly title: string;
  /** One line under the title. */
  readonly purpose: string;
  /** A quiet label beside the purpose that explains on click. */
  readonly advisory?: { readonly label: string; readonly text: string };
  readonly shape: Shape;
  readonly object: z.ZodObject<Shape>;
  readonly children: Readonly<Record<string, ChildTable>>;
}

/** Defines an entity kind. Field names are those of the Axway type; a test compares them with the type set. */
export function defineEntity<Shape extends FieldShape>(definition: {
  readonly type: string;
  readonly title: string;
  readonly purpose: string;
  readonly advisory?: { readonly label: string; readonly text: string };
  readonly fields: Shape;
  readonly children?: Readonly<Record<string, ChildTable>>;
}): EntitySchema<Shape> {
  const { fields, children = {}, ...rest } = definition;
  return { ...rest, shape: fields, object: z.object(fields), children };
}

/** Metadata of a field of a schema. */
export function specOf(schema: Pick<EntitySchema, 'shape'>, field: string): FieldSpec | undefined {
  const zod = schema.shape[field];
  return zod === undefined ? undefined : fieldSpecs.get(zod);
}
