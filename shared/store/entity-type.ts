/** Kind of a field's value as declared in `META-INF/types`. */
export type FieldKind = 'string' | 'boolean' | 'integer' | 'long' | 'binary' | 'encrypted' | 'utctime' | 'reference';

/** How many values a field, or children a component, may have: exactly one, optional, one or more, any. */
export type Cardinality = '1' | '?' | '+' | '*';

/** One default of a field: text, or the YamlPK of the referenced entity. */
export type DefaultValue = { readonly data: string } | { readonly ref: string };

/** One field of an entity type, inherited ones included. */
export interface FieldType {
  readonly name: string;
  readonly kind: FieldKind;
  /** Declared target type when `kind` is `reference`. */
  readonly refType?: string;
  readonly cardinality: Cardinality;
  /** Empty when the type declares no default. */
  readonly defaults: readonly DefaultValue[];
  readonly declaredIn: string;
}

/** An entity type with inheritance flattened. */
export interface EntityType {
  readonly name: string;
  readonly version: number;
  readonly abstract: boolean;
  readonly javaClass?: string;
  /** Chain from the type itself to `Entity`. */
  readonly ancestry: readonly string[];
  readonly keyFields: readonly string[];
  /** In the order in which the format writes them: most derived type first. */
  readonly fields: ReadonlyMap<string, FieldType>;
  /** Permitted child types. */
  readonly components: ReadonlyMap<string, Cardinality>;
}

/** The set of types a store is read with. */
export interface TypeSet {
  /** Where the set comes from: the store's own `META-INF/types`, or the built-in set. */
  readonly origin: 'store' | 'built-in';
  readonly types: ReadonlyMap<string, EntityType>;
  /** True when `name` is `ancestor` or inherits from it. Unknown names are only themselves. */
  isA(name: string, ancestor: string): boolean;
}
