import { problemCodes, type StoreProblemCode } from '../errors/problem-codes.ts';
import type { FileContent } from './document.ts';
import type { FieldKind, FieldType } from './entity-type.ts';
import type { Entity, EntityId, RawValue } from './entity.ts';
import { createFieldReader } from './field-reader.ts';
import { isEntityFile } from './file-layout.ts';
import type { Problem } from './problem.ts';
import type { StoreModel } from './store-model.ts';
import { readYaml } from './yaml-tree.ts';

type Details = Omit<Problem, 'severity' | 'code'>;

function problem(code: StoreProblemCode, details: Details): Problem {
  return { severity: problemCodes[code].severity, code, ...details };
}

const shapes: Partial<Record<FieldKind, readonly [pattern: RegExp, needs: string]>> = {
  boolean: [/^(true|false|0|1)$/i, 'true or false'],
  integer: [/^-?\d+$/, 'a whole number'],
  long: [/^-?\d+$/, 'a whole number'],
  utctime: [/^-?\d+$/, 'a time in milliseconds'],
};

function texts(value: RawValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function placeOf(entity: Entity, field: string): Pick<Problem, 'file' | 'line' | 'entity' | 'field'> {
  return { file: entity.place.file, line: entity.fieldLines.get(field) ?? entity.place.line, entity: entity.id, field };
}

function checkReference(model: StoreModel, entity: Entity, field: FieldType, reference: string): Problem[] {
  const place = placeOf(entity, field.name);
  const target = model.entities.resolve(entity.id, reference);
  if (target === null) return [];
  if (target === undefined) {
    return [problem('dangling-reference', { ...place, message: `${entity.key}: ${field.name} names “${reference.slice(reference.lastIndexOf('/') + 1)}”, which does not exist (${reference}).`, fix: `Choose an existing ${field.refType ?? 'entity'}, or add the missing one.` })];
  }
  if (field.refType === undefined || field.refType === 'Entity' || target.definition === undefined) return [];
  if (model.types.isA(target.type, field.refType)) return [];
  return [problem('wrong-reference-type', { ...place, message: `${entity.key}: ${field.name} names a ${target.type}; it needs a ${field.refType}.`, fix: `Choose a ${field.refType}.` })];
}

function checkText(model: StoreModel, entity: Entity, field: FieldType, text: string): Problem[] {
  if (text.includes('${') || text.includes('{{')) return [];
  if (field.kind === 'reference') return checkReference(model, entity, field, text);
  const shape = shapes[field.kind];
  if (shape === undefined || text === '' || shape[0].test(text)) return [];
  return [problem('bad-value', { ...placeOf(entity, field.name), message: `${entity.key}: ${field.name} is “${text}”; it needs ${shape[1]}.`, fix: 'Correct the value, or reset the field to its default.', quickFix: { label: 'Reset to default', commands: [{ kind: 'reset-field', entity: entity.id, field: field.name }] } })];
}

/** Variables belong to the machine that runs the store, and binary files are only not read here: neither is a fault of the store. */
const isNoFault = /^the environment|is binary$/;

function checkEntity(model: StoreModel, entity: Entity, read: ReturnType<typeof createFieldReader>): Problem[] {
  const definition = entity.definition;
  const { file, line } = entity.place;
  if (definition === undefined) {
    if (entity.type === '') return [];
    return [problem('unknown-type', { file, line, entity: entity.id, message: `${entity.key === '' ? 'An entity' : entity.key} is of type ${entity.type}, which no type file declares.`, fix: 'Add its type file to META-INF/types if you have it; it is kept as it stands.' })];
  }
  const found: Problem[] = [];
  for (const name of entity.fields.keys()) {
    const field = definition.fields.get(name);
    if (field === undefined) {
      found.push(problem('unknown-field', { ...placeOf(entity, name), message: `${entity.key}: ${entity.type} has no field ${name}.`, fix: 'Correct the name, or remove the field.', quickFix: { label: 'Remove the field', commands: [{ kind: 'reset-field', entity: entity.id, field: name }] } }));
      continue;
    }
    const resolved = read.field(entity.id, name);
    if (resolved.unresolved !== undefined && !isNoFault.test(resolved.unresolved)) {
      found.push(problem('unresolved-placeholder', { ...placeOf(entity, name), message: `${entity.key}: ${name} cannot be resolved: ${resolved.unresolved}.`, fix: 'Add the value, or correct the placeholder.' }));
    }
    for (const text of texts(resolved.value)) found.push(...checkText(model, entity, field, text));
  }
  if (entity.parent !== null && !entity.id.endsWith(`/${entity.key}`)) {
    const first = model.entities.get(entity.id.replace(/#\d+$/, ''));
    if (first?.type === entity.type) found.push(problem('duplicate-key', { file, line, entity: entity.id, message: `There is more than one ${entity.type} “${entity.key}” here.`, fix: 'Rename one of them.' }));
  }
  return found;
}

/** Problems of files that cannot be read, or not wholly. */
export function checkFiles(contents: ReadonlyMap<string, FileContent>, brokenTypes: readonly string[]): readonly Problem[] {
  const found: Problem[] = brokenTypes.map((file) => problem('broken-type', { file, line: 1, message: `${file} is no valid YAML.`, fix: 'Correct the file and open the store again.' }));
  for (const [file, content] of contents) {
    if (content.broken !== undefined) found.push(problem('broken-yaml', { file, line: content.broken.line, message: `${file} cannot be read: ${content.broken.reason}.`, fix: 'Correct the file; what it holds is missing until then.' }));
    for (const { line, what } of content.notUnderstood) found.push(problem('not-understood', { file, line, message: `${file}: ${what}; it is kept, and has no effect.`, fix: 'Correct it, or leave it if another program reads it.' }));
    for (const { line, key } of content.duplicateKeys) found.push(problem('duplicate-key', { file, line, message: `The field ${key} is written twice; the later one counts.`, fix: 'Remove one of the two.' }));
  }
  return found;
}

function fixOfSkipped(reason: string): string {
  if (reason.includes('UTF-8')) return 'Save it as UTF-8 and open the store again.';
  return reason.includes('refuses') ? 'Check that you may read it, and open the store again.' : 'Put what it stands for here if it is part of the store, and open the store again.';
}

/** Entity files and links that were left out when the folder was read. */
export function checkSkipped(skipped: ReadonlyMap<string, string>): readonly Problem[] {
  return [...skipped].flatMap(([file, reason]) => {
    if (isEntityFile(file)) return [problem('broken-yaml', { file, line: 1, message: `${file} cannot be read: ${reason}.`, fix: fixOfSkipped(reason) })];
    return /\blink\b|refuses/.test(reason) ? [problem('not-understood', { file, line: 1, message: `${file} is left out: ${reason}.`, fix: fixOfSkipped(reason) })] : [];
  });
}

/** What is wrong with `values.yaml` as a whole. */
export function checkValues(text: string | undefined): readonly Problem[] {
  if (text === undefined) return [];
  const file = 'values.yaml';
  const fix = 'Correct the file; placeholders that read it have no value until then.';
  const tree = readYaml(text);
  if (!('kind' in tree)) return [problem('broken-yaml', { file, line: tree.line, message: `${file} cannot be read: ${tree.reason}.`, fix })];
  return tree.kind === 'map' || (tree.kind === 'scalar' && tree.text === '') ? [] : [problem('broken-yaml', { file, line: 1, message: `${file} holds no names with values.`, fix })];
}

/** Problems of all entities; what `known` has is not looked for again, and what is found is added to it. */
export function checkEntities(model: StoreModel, known: Map<EntityId, readonly Problem[]>): readonly Problem[] {
  const read = createFieldReader(model, () => undefined);
  const found: Problem[] = [];
  for (const entity of model.entities.entities.values()) {
    let own = known.get(entity.id);
    if (own === undefined) known.set(entity.id, (own = checkEntity(model, entity, read)));
    if (own.length > 0) found.push(...own);
  }
  return found;
}
