import { z } from 'zod';
import type { EntityView, FieldView } from '#shared/api/views.ts';
import { specOf, type ChildTable, type EntitySchema, type FieldShape, type FormLayout, type FormSection, type FormTab } from '#shared/entities/entity-schema.ts';
import { field, type FieldSpec } from '#shared/entities/field-spec.ts';
import { loggingTab } from '#shared/filters/common-fields.ts';
import { isFilterKind } from '#shared/filters/filter-kind.ts';
import { filterDefinitions } from '#shared/filters/registry.ts';
import { readable, textOf } from './field-text.ts';
import { namesOf } from './form-rows.ts';
import { fieldLabels, kindInWords } from './kind-words.ts';
import { filterSpecs } from './filter-fields.ts';

/** How an entity is edited: from its schema where there is one, else from its type alone. */
export interface EditorPlan {
  readonly purpose: string;
  readonly advisory: EntitySchema['advisory'];
  readonly help: string | undefined;
  readonly shape: FieldShape;
  readonly specs: ReadonlyMap<string, FieldSpec>;
  readonly layout: FormLayout;
  readonly tables: Readonly<Record<string, ChildTable>>;
}

const LONGEST = Number.MAX_SAFE_INTEGER;

/** Spec of a field of which only the type is known. */
export function specFromType(view: FieldView): FieldSpec {
  const common = { label: fieldLabels[view.name] ?? readable(view.name), help: '', ...(view.default === undefined ? {} : { default: textOf(view.default) }) };
  const required = view.cardinality === '1' || view.cardinality === '+';
  if (view.kind === 'reference') return { ...common, kind: 'reference', refType: view.refType ?? 'Entity', required: false };
  if (view.kind === 'boolean') return { ...common, kind: 'flag' };
  if (view.kind === 'encrypted') return { ...common, kind: 'secret' };
  if ((view.kind === 'integer' || view.kind === 'long') && (view.cardinality === '1' || view.cardinality === '?')) {
    const limit = view.kind === 'integer' ? 2_147_483_647 : LONGEST;
    return { ...common, kind: 'number', min: -limit - (view.kind === 'integer' ? 1 : 0), max: limit };
  }
  const text = `${textOf(view.raw)}${common.default ?? ''}`;
  const multiline = view.kind === 'binary' || text.includes('\n') || text.length > 160 || /^(body|content|script|description|.*(Text|Template|Body|Script|XML|Html))$/.test(view.name);
  return { ...common, kind: 'text', required: false, multiline, mono: /\$\{|\{\{|[<>{}]/.test(text) || view.kind === 'binary' || (required && /selector|attribute/i.test(view.name)) };
}

function schemaFromType(view: FieldView, spec: FieldSpec): z.ZodType<string, string> {
  if (view.cardinality === '*' || view.cardinality === '+') return z.any();
  const schema = field(spec);
  return view.cardinality === '?' || spec.default === '' ? (z.union([z.literal(''), schema]) as z.ZodType<string, string>) : schema;
}

function knownParts(view: EntityView) {
  if (!isFilterKind(view.type)) return undefined;
  const { schema, form, help } = filterDefinitions[view.type];
  return { schema: schema as EntitySchema, form, help };
}

const row = (name: string) => ({ row: 'field', field: name }) as const;

/** Fields by the type that declares them, ancestors first; what only the machinery of the gateway needs comes last. */
function sectionsOfType(fields: readonly FieldView[]): FormSection[] {
  const order: string[] = [];
  for (const item of [...fields].reverse()) if (!order.includes(item.declaredIn)) order.push(item.declaredIn);
  const inner = fields.filter((item) => item.name === 'classloader');
  const rest = fields.filter((item) => item.name !== 'classloader');
  return [...order.map((origin) => rest.filter((item) => item.declaredIn === origin)), inner].filter((group) => group.length > 0).map((group) => ({ rows: group.map((item) => row(item.name)) }));
}

/** Makes the plan of an entity. */
export function planEditor(view: EntityView): EditorPlan {
  const known = knownParts(view);
  const shape: Record<string, z.ZodType<string, string>> = {};
  const specs = new Map<string, FieldSpec>();
  for (const item of view.fields) {
    const logging = view.ancestry.includes('Filter') ? filterSpecs[item.name] : undefined;
    const declared = known === undefined ? undefined : specOf(known.schema, item.name);
    const spec = declared ?? logging ?? specFromType(item);
    specs.set(item.name, spec);
    shape[item.name] = (declared === undefined ? undefined : known?.schema.shape[item.name]) ?? schemaFromType(item, spec);
  }
  return {
    purpose: known?.schema.purpose ?? kindInWords(view.type),
    advisory: known?.schema.advisory,
    help: known?.help,
    shape,
    specs,
    layout: { tabs: tabsFor(view, known?.form) },
    tables: known?.schema.children ?? {},
  };
}

/** The one key field that the editor's head edits as the name; none where the name is made of several or of a reference. */
export function namedInHead(view: EntityView): string[] {
  const [only, ...more] = view.keyFields ?? ['name'];
  const plain = only !== undefined && more.length === 0 && view.crumbs.length > 0 && view.fields.some((item) => item.name === only && item.kind !== 'reference' && item.kind !== 'encrypted');
  return plain ? [only] : [];
}

/** Tabs of the schema's form; after them what every filter has, and fields that have no place, so that none is out of reach. */
function tabsFor(view: EntityView, form: FormLayout | undefined): FormTab[] {
  const isFilter = view.ancestry.includes('Filter');
  const tabs = form === undefined ? [] : [...form.tabs];
  const last = form === undefined && isFilter ? [loggingTab] : [];
  const placed = new Set([...[...tabs, ...last].flatMap(namesOf), ...namedInHead(view)]);
  const others = view.fields.filter((item) => !placed.has(item.name));
  if (form === undefined) tabs.push({ id: 'general', label: 'General', sections: sectionsOfType(others) });
  tabs.push(...last);
  if (form === undefined || others.length === 0) return tabs;
  const further: FormSection = { legend: 'Further fields', rows: others.map((item) => row(item.name)) };
  const end = tabs.at(-1);
  if (end?.id !== loggingTab.id) return [...tabs, { id: 'further', label: 'Further', sections: [further] }];
  return [...tabs.slice(0, -1), { ...end, sections: [...end.sections, further] }];
}
