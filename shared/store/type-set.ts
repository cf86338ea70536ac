import type { Cardinality, DefaultValue, EntityType, FieldKind, FieldType, TypeSet } from './entity-type.ts';
import { builtInTypeData } from './built-in-types.ts';
import { readYaml, type YamlTree } from './yaml-tree.ts';

/** A type as its own file declares it, before inheritance. */
export interface TypeDeclaration {
  readonly name: string;
  readonly parent?: string;
  readonly version: number;
  readonly abstract: boolean;
  readonly javaClass?: string;
  readonly keyFields: readonly string[];
  readonly fields: readonly (readonly [name: string, type: string, cardinality: string, defaults: readonly DefaultValue[]])[];
  readonly components: Readonly<Record<string, string>>;
}

const kinds: ReadonlySet<string> = new Set(['string', 'boolean', 'integer', 'long', 'binary', 'encrypted', 'utctime']);

function isKind(text: string): text is FieldKind {
  return kinds.has(text);
}

function cardinality(text: string): Cardinality {
  return text === '?' || text === '+' || text === '*' ? text : '1';
}

function fieldType(declaredIn: string, [name, type, card, defaults]: TypeDeclaration['fields'][number]): FieldType {
  const shared = { name, cardinality: cardinality(card), defaults, declaredIn };
  if (type.startsWith('@')) return { ...shared, kind: 'reference', refType: type.slice(1) };
  return { ...shared, kind: isKind(type) ? type : 'string' };
}

function chainOf(declarations: ReadonlyMap<string, TypeDeclaration>, name: string): TypeDeclaration[] {
  const chain: TypeDeclaration[] = [];
  const seen = new Set<string>();
  let current = declarations.get(name);
  while (current !== undefined && !seen.has(current.name)) {
    seen.add(current.name);
    chain.push(current);
    current = current.parent === undefined ? undefined : declarations.get(current.parent);
  }
  return chain;
}

function flatten(declarations: ReadonlyMap<string, TypeDeclaration>, own: TypeDeclaration): EntityType {
  const chain = chainOf(declarations, own.name);
  const fields = new Map<string, FieldType>();
  const components = new Map<string, Cardinality>();
  for (const level of chain) {
    for (const field of level.fields) if (!fields.has(field[0])) fields.set(field[0], fieldType(level.name, field));
    for (const [type, card] of Object.entries(level.components)) if (!components.has(type)) components.set(type, cardinality(card));
  }
  return {
    name: own.name,
    version: own.version,
    abstract: own.abstract,
    ...(own.javaClass === undefined ? {} : { javaClass: own.javaClass }),
    ancestry: chain.map((level) => level.name),
    keyFields: chain.find((level) => level.keyFields.length > 0)?.keyFields ?? [],
    fields,
    components,
  };
}

/** Flattens inheritance. A parent that is not declared ends the chain. */
export function typeSetOf(declared: Iterable<TypeDeclaration>, origin: TypeSet['origin']): TypeSet {
  const declarations = new Map<string, TypeDeclaration>();
  for (const declaration of declared) declarations.set(declaration.name, declaration);
  const types = new Map<string, EntityType>();
  for (const declaration of declarations.values()) types.set(declaration.name, flatten(declarations, declaration));
  return { origin, types, isA: (name, ancestor) => name === ancestor || (types.get(name)?.ancestry.includes(ancestor) ?? false) };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function plainOf(tree: YamlTree): unknown {
  if (tree.kind === 'scalar') return tree.text;
  if (tree.kind === 'list') return tree.items.map(plainOf);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
}

function defaultsOf(value: unknown): DefaultValue[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): DefaultValue[] => {
    const { data, ref } = record(item);
    if (typeof ref === 'string') return [{ ref }];
    return typeof data === 'string' ? [{ data }] : [];
  });
}

function declarationOf(source: Record<string, unknown>, name: string, parent: string | undefined): TypeDeclaration {
  return {
    name,
    ...(parent === undefined ? {} : { parent }),
    version: Number(text(source['version']) ?? 0),
    abstract: source['abstract'] === 'true',
    ...(text(source['class']) === undefined ? {} : { javaClass: text(source['class']) }),
    keyFields: Array.isArray(source['keyFields']) ? source['keyFields'].map(String) : [],
    fields: Object.entries(record(source['fields'])).map(([field, value]) => {
      const spec = record(value);
      return [field, text(spec['type']) ?? 'string', text(spec['cardinality']) ?? '1', defaultsOf(spec['defaultValues'])] as const;
    }),
    components: Object.fromEntries(Object.entries(record(source['components'])).map(([type, card]) => [type, String(card)])),
  };
}

/**
 * Reads type files, keyed by path below `META-INF/types` (format B6). Folder nesting is inheritance; names come from
 * the files, as long file names are shortened. A file that is no valid YAML goes to `broken` and its type is unknown.
 */
export function readTypeSet(files: ReadonlyMap<string, string>): { readonly types: TypeSet; readonly broken: readonly string[] } {
  const sources = new Map<string, { name: string; source: Record<string, unknown> }>();
  const broken: string[] = [];
  for (const [path, content] of files) {
    const tree = readYaml(content);
    if (!('kind' in tree)) {
      broken.push(path);
      continue;
    }
    const source = record(plainOf(tree));
    const stem = path.replace(/\.yaml$/, '');
    sources.set(stem, { name: text(source['name']) ?? stem.slice(stem.lastIndexOf('/') + 1), source });
  }
  const declarations = [...sources].map(([stem, { name, source }]) =>
    declarationOf(source, name, sources.get(stem.slice(0, Math.max(0, stem.lastIndexOf('/'))))?.name),
  );
  return { types: typeSetOf(declarations, 'store'), broken };
}

let builtInSet: TypeSet | undefined;

/** Types of store version 1.72.0, for stores that come without type files. */
export function builtInTypes(): TypeSet {
  builtInSet ??= typeSetOf(
    Object.entries(builtInTypeData).map(([name, source]) => {
      const spec = record(source);
      const fields = Array.isArray(spec['f']) ? spec['f'] : [];
      return {
        name,
        ...(text(spec['p']) === undefined ? {} : { parent: text(spec['p']) }),
        ...(text(spec['c']) === undefined ? {} : { javaClass: text(spec['c']) }),
        version: Number(spec['v']),
        abstract: spec['a'] === 1,
        keyFields: Array.isArray(spec['k']) ? spec['k'].map(String) : [],
        fields: fields.map((field: unknown) => {
          const [fieldName, type, card, defaults] = Array.isArray(field) ? field : [];
          return [String(fieldName), String(type), String(card), defaultsOf(defaults)] as const;
        }),
        components: Object.fromEntries(Object.entries(record(spec['h'])).map(([type, card]) => [type, String(card)])),
      };
    }),
    'built-in',
  );
  return builtInSet;
}
