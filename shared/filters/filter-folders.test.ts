import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { specOf, type FormLayout, type FormRow } from '../entities/entity-schema.ts';
import { fieldSpecs, type FieldSpec } from '../entities/field-spec.ts';
import type { EntityType, FieldType, TypeSet } from '../store/entity-type.ts';
import { builtInTypes, readTypeSet } from '../store/type-set.ts';
import { executors } from './executors.ts';
import { filterKinds } from './filter-kind.ts';
import { filterDefinitions } from './registry.ts';

const here = import.meta.dirname;
const parts = ['definition.ts', 'execute.test.ts', 'execute.ts', 'form.ts', 'help.md', 'schema.ts'];
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'execute.ts')))
  .map((entry) => entry.name);

const kebab = (type: string): string => type.replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2').toLowerCase();

function fixtureTypes(): TypeSet {
  const root = join(here, '../../e2e/fixtures/apim-yaml/META-INF/types');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  return readTypeSet(new Map(files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]))).types;
}

/** Fields and child tables that rows place, in order. */
function placedBy(rows: readonly FormRow[]): readonly string[] {
  return rows.flatMap((row): readonly string[] => {
    if (row.row === 'field') return [row.field];
    if (row.row === 'table') return [`child ${row.child}`];
    return row.row === 'choice' ? [row.field, ...Object.values(row.panels).flatMap(placedBy)] : [];
  });
}

const placedIn = (form: FormLayout): readonly string[] => form.tabs.flatMap((tab) => tab.sections.flatMap((section) => placedBy(section.rows)));

test('every folder is a kind, and every kind a folder', () => {
  expect([...folders].sort()).toEqual(filterKinds.map(kebab).sort());
  expect(Object.keys(executors).sort()).toEqual([...filterKinds].sort());
});

test.each(folders)('%s has all its parts', (folder) => {
  expect(readdirSync(join(here, folder))).toEqual(expect.arrayContaining(parts));
});

describe.each(filterKinds)('%s', (kind) => {
  const { schema, form, category, help } = filterDefinitions[kind];
  const fields = Object.keys(schema.shape);
  const specs = fields.map((name) => [name, specOf(schema, name) as FieldSpec] as const);

  test('says what it is', () => {
    expect(schema.type).toBe(kind);
    for (const text of [schema.title, schema.purpose, category]) expect(text).not.toBe('');
    expect(help).toMatch(/^# \S/);
    expect(help.trim().split('\n').length).toBeGreaterThan(2);
  });

  test('places every field and table once; the name stands in the head', () => {
    expect([...placedIn(form)].sort()).toEqual([...fields.filter((name) => name !== 'name'), ...Object.keys(schema.children).map((child) => `child ${child}`)].sort());
  });

  test('names tabs once, Logging last', () => {
    const ids = form.tabs.map((tab) => tab.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe('logging');
    expect(form.tabs.every((tab) => tab.sections.length > 0)).toBe(true);
  });

  test('choices and what depends on them name real fields and values', () => {
    const valuesOf = (name: string): readonly string[] => {
      const spec = specOf(schema, name);
      return spec?.kind === 'choice' ? spec.options.map((option) => option.value) : [];
    };
    for (const [, spec] of specs) if (spec.usedWhen !== undefined) expect(valuesOf(spec.usedWhen.field)).toEqual(expect.arrayContaining([...spec.usedWhen.is]));
    const rows = form.tabs.flatMap((tab) => tab.sections.flatMap((section) => section.rows));
    for (const row of rows) {
      if (row.row === 'choice') expect(valuesOf(row.field)).toEqual(expect.arrayContaining(Object.keys(row.panels)));
      if (row.row === 'note' && row.more !== undefined) expect(help).toContain(`\n## ${row.more}\n`);
      if ((row.row === 'note' || row.row === 'outcomes') && row.when !== undefined) expect(valuesOf(row.when.field)).toEqual(expect.arrayContaining([...row.when.is]));
    }
  });

  test('says for every field with a topic what a change does', () => {
    for (const [name, spec] of specs) {
      const own = spec.kind === 'choice' && spec.options.every((option) => option.effect !== undefined);
      if (spec.topic !== undefined && !own) expect(spec.effect, name).toMatch(/\{after\}/);
      expect(spec.effect ?? '.', name).toMatch(/\.$/);
    }
  });

  test('explains every field, and its defaults pass its own schema', () => {
    for (const [name, spec] of specs) {
      expect(spec.label, name).not.toBe('');
      expect(spec.help, name).not.toBe('');
      if (spec.default !== undefined && spec.default !== '') expect(schema.shape[name]?.safeParse(spec.default).success, name).toBe(true);
    }
  });
});

const kindsOf: Readonly<Record<FieldSpec['kind'], readonly FieldType['kind'][]>> = {
  text: ['string'],
  number: ['integer', 'long'],
  choice: ['string', 'integer'],
  flag: ['boolean'],
  mask: ['integer'],
  reference: ['reference'],
  secret: ['encrypted'],
};

function compare(type: EntityType, name: string, spec: FieldSpec): void {
  const declared = type.fields.get(name);
  if (declared === undefined) {
    expect(spec.versioned, `${type.name}.${name} is not declared`).toBe(true);
    return;
  }
  expect(kindsOf[spec.kind], `${type.name}.${name}`).toContain(declared.kind);
  expect(['1', '?'], `${type.name}.${name}`).toContain(declared.cardinality);
  if (spec.kind === 'reference') {
    expect(declared.refType, `${type.name}.${name}`).toBe(spec.refType);
    return;
  }
  const [first] = declared.defaults;
  const value = first === undefined ? undefined : 'data' in first ? first.data : first.ref;
  expect(spec.default, `${type.name}.${name}`).toBe(value);
}

describe.each([
  ['the fixture', fixtureTypes()],
  ['the built-in set', builtInTypes()],
] as const)('schemas agree with the types of %s', (_, types) => {
  test.each(filterKinds)('%s', (kind) => {
    const { schema } = filterDefinitions[kind];
    const type = types.types.get(kind);
    expect(type?.ancestry).toContain('Filter');
    if (type === undefined) return;
    for (const name of Object.keys(schema.shape)) compare(type, name, specOf(schema, name) as FieldSpec);
    for (const table of Object.values(schema.children)) {
      const row = types.types.get(table.type);
      expect([...type.components.keys()].some((component) => types.isA(table.type, component)), table.type).toBe(true);
      if (row !== undefined) for (const [name, zod] of Object.entries(table.columns)) compare(row, name, fieldSpecs.get(zod) as FieldSpec);
    }
  });
});
