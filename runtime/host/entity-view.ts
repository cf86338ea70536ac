import type { EntityView, FieldView } from '#shared/api/views.ts';
import type { EntityType, FieldType } from '#shared/store/entity-type.ts';
import type { Entity, RawValue } from '#shared/store/entity.ts';
import type { DraftView } from './draft-view.ts';
import { nameOf, pathOf } from './entity-words.ts';
import { hiddenSecret } from './field-words.ts';

/** An entity as an editor shows it; null when the draft has none of this id. */
export function entityView(view: DraftView, id: string): EntityView | null {
  const { model } = view;
  const entity = model.entities.get(id);
  if (entity === undefined) return null;
  const change = view.changes.byId.get(id);
  const edited = new Set(change === undefined ? [] : change.before === null ? [...entity.fields.keys()] : change.fields);
  const fields = [...fieldTypes(entity)].map((field) => fieldView(view, entity, field, edited.has(field.name)));
  return {
    id,
    type: entity.type,
    ancestry: [...(entity.definition?.ancestry ?? [entity.type])],
    name: nameOf(entity),
    place: { ...entity.place },
    crumbs: crumbsOf(view, entity),
    fields,
    children: entity.children.flatMap((child) => model.entities.get(child) ?? []).map((child) => childView(view, child)),
    keyFields: [...(entity.definition?.keyFields ?? [])],
    childTypes: childTypesOf(view, entity.definition),
    removedChildren: view.changes.changes.filter(({ after, before }) => after === null && before?.parent === (change?.before?.id ?? id)).length,
    problems: [...view.problemsOf(id)],
    revision: view.revision,
    secretsOpaque: !view.secretsReadable,
  };
}

/** In the type's order; what the type does not know comes last, as written. */
function* fieldTypes(entity: Entity): Generator<Pick<FieldType, 'name'> & Partial<FieldType>> {
  const known = entity.definition?.fields;
  if (known !== undefined) yield* known.values();
  for (const name of entity.fields.keys()) if (known?.has(name) !== true) yield { name };
}

function fieldView(view: DraftView, entity: Entity, type: Pick<FieldType, 'name'> & Partial<FieldType>, edited: boolean): FieldView {
  const resolved = view.read.field(entity.id, type.name);
  const secret = type.kind === 'encrypted';
  const defaults = (type.defaults ?? []).map((item) => ('data' in item ? item.data : item.ref));
  const [first] = defaults;
  return {
    name: type.name,
    kind: type.kind ?? 'unknown',
    ...(type.refType === undefined ? {} : { refType: type.refType }),
    cardinality: type.cardinality ?? '?',
    ...(first === undefined ? {} : { default: secret ? hidden(first) : defaults.length === 1 ? first : defaults }),
    raw: secret ? hidden(resolved.raw) : copy(resolved.raw),
    value: secret ? hidden(resolved.value) : copy(resolved.value),
    provenance: resolved.provenance,
    ...(resolved.unresolved === undefined ? {} : { unresolved: resolved.unresolved }),
    edited,
    declaredIn: type.declaredIn ?? entity.type,
    ...(type.kind === 'reference' ? targetOf(view, entity, resolved.value) : {}),
  };
}

function targetOf(view: DraftView, entity: Entity, value: RawValue): Pick<FieldView, 'target' | 'broken'> {
  const text = typeof value === 'string' ? value : (value[0] ?? '');
  if (/[$]\{|\{\{/.test(text)) return { target: null, broken: false };
  const target = view.model.entities.resolve(entity.id, text);
  if (target === undefined) return { target: null, broken: true };
  return { target: target === null ? null : { id: target.id, name: nameOf(target), type: target.type }, broken: false };
}

function childView(view: DraftView, child: Entity): EntityView['children'][number] {
  const fields: Record<string, RawValue> = {};
  for (const [name, type] of child.definition?.fields ?? []) {
    const { raw, provenance } = view.read.field(child.id, name);
    if (provenance !== 'missing') fields[name] = type.kind === 'encrypted' ? hidden(raw) : copy(raw);
  }
  for (const [name, raw] of child.fields) if (child.definition?.fields.has(name) !== true) fields[name] = copy(raw);
  return { id: child.id, type: child.type, name: nameOf(child), edited: view.changes.byId.has(child.id), fields: fields as Record<string, string | string[]> };
}

/** From the sorting folder's child down, with names as in the tree. */
function crumbsOf(view: DraftView, entity: Entity): EntityView['crumbs'] {
  const path = pathOf(view.model.entities, entity.id);
  const [top] = path;
  const folder = top === undefined ? '' : top.place.file.slice(0, Math.max(0, top.place.file.indexOf('/')));
  const crumbs = path.map((step) => ({ id: step.id, name: nameOf(step) }));
  return folder === '' ? crumbs : [{ id: `folder:${folder}`, name: folder }, ...crumbs];
}

function childTypesOf(view: DraftView, definition: EntityType | undefined): NonNullable<EntityView['childTypes']> {
  const { types } = view.model;
  return [...(definition?.components ?? [])].flatMap(([name, cardinality]) => {
    const declared = types.types.get(name);
    const concrete = declared === undefined ? [] : declared.abstract ? [...types.types.values()].filter((type) => !type.abstract && types.isA(type.name, name)) : [declared];
    return concrete.map((type) => ({ type: type.name, cardinality, keyFields: [...type.keyFields] }));
  });
}

/** A secret is shown as set or not; placeholders in it are no secret. */
function hidden(raw: RawValue): string | string[] {
  const one = (text: string): string => (text === '' || /^\s*(\{\{.*\}\}|\$\{.*\})\s*$/s.test(text) ? text : hiddenSecret);
  return typeof raw === 'string' ? one(raw) : raw.map(one);
}

function copy(raw: RawValue): string | string[] {
  return typeof raw === 'string' ? raw : [...raw];
}
