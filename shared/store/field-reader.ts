import type { FieldType } from './entity-type.ts';
import type { Entity, EntityId, FieldReader, Provenance, RawValue, ResolvedField } from './entity.ts';
import { resolvePlaceholders } from './placeholders.ts';
import type { StoreModel } from './store-model.ts';

/** Environment variables that load-time placeholders may name. */
export type Environment = ReadonlyMap<string, string> | ((name: string) => string | undefined);

const missing: ResolvedField = { provenance: 'missing', raw: '', value: '' };

function defaultOf(field: FieldType): ResolvedField {
  const texts = field.defaults.map((item) => ('data' in item ? item.data : item.ref));
  const [first] = texts;
  if (first === undefined) return missing;
  const value: RawValue = texts.length === 1 ? first : texts;
  return { provenance: 'default', raw: value, value };
}

/** Reads fields of a model as they stand at the time of the call, with defaults and placeholders applied. */
export function createFieldReader(model: StoreModel, env: Environment = new Map()): FieldReader {
  const lookUp = typeof env === 'function' ? env : (name: string): string | undefined => env.get(name);

  function written(entity: Entity, raw: RawValue): ResolvedField {
    const sources = { values: model.values, env: lookUp, file: (path: string) => model.text(path), binary: (path: string) => model.skipped.has(path), from: entity.place.file };
    const parts = (typeof raw === 'string' ? [raw] : raw).map((text) => resolvePlaceholders(text, sources));
    const used = new Set(parts.flatMap((part) => [...part.used]));
    const selectsEnv = parts.some((part) => part.text.includes('${env.'));
    const provenance: Provenance = used.has('env') || selectsEnv ? 'env' : used.has('values') ? 'values' : 'set';
    const unresolved = parts.find((part) => part.unresolved !== undefined)?.unresolved;
    const value: RawValue = typeof raw === 'string' ? (parts[0]?.text ?? '') : parts.map((part) => part.text);
    return { provenance, raw, value, ...(unresolved === undefined ? {} : { unresolved }) };
  }

  function field(id: EntityId, name: string): ResolvedField {
    const entity = model.entities.get(id);
    const raw = entity?.fields.get(name);
    if (entity !== undefined && raw !== undefined) return written(entity, raw);
    const type = entity?.definition?.fields.get(name);
    return type === undefined ? missing : defaultOf(type);
  }

  function text(id: EntityId, name: string): string | undefined {
    const resolved = field(id, name);
    if (resolved.provenance === 'missing') return undefined;
    return typeof resolved.value === 'string' ? resolved.value : resolved.value[0];
  }

  return {
    field,
    text,
    reference: (id, name) => {
      const reference = text(id, name);
      return reference === undefined ? null : model.entities.resolve(id, reference);
    },
  };
}
