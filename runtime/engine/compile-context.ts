import { CompileError, type CalledPolicy, type CompileContext, type CompiledText, type RunPorts, type TokenStoreHandle } from '#shared/filters/executor.ts';
import { fieldLabel, shownValue } from '#shared/filters/field-words.ts';
import { SelectorError } from '#shared/selectors/ast.ts';
import { compileText } from '#shared/selectors/text.ts';
import type { Authenticator } from '#shared/ports/authenticator.ts';
import type { Entity, EntityStore, FieldReader } from '#shared/store/entity.ts';
import type { Problem } from '#shared/store/problem.ts';
import type { FieldRead } from '#shared/trace/event.ts';

/** What every filter of a deployment is compiled with. */
export interface DeployedStore {
  readonly store: EntityStore;
  readonly reader: FieldReader;
  readonly ports: RunPorts;
  /** `env.…` variables by their names without `env.`. */
  readonly env: ReadonlyMap<string, string>;
  problem(problem: Problem): void;
}

/** A problem of an entity, at the line of its field where it has one. */
export function placedProblem(entity: Entity, problem: Omit<Problem, 'entity' | 'file' | 'line'>): Problem {
  const { file, line } = entity.place;
  return { ...problem, entity: entity.id, file, line: entity.fieldLines.get(problem.field ?? '') ?? line };
}

/** What is wrong with the thing that a field names is a problem of that field. */
function blaming<T>(field: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof CompileError) || error.problem.field !== undefined) throw error;
    throw new CompileError({ ...error.problem, field });
  }
}

/** Compile context of one filter. */
export class FilterCompileContext implements CompileContext {
  readonly entity: Entity;
  readonly #deployed: DeployedStore;
  readonly #policyOf: (entity: Entity) => CalledPolicy;

  constructor(entity: Entity, deployed: DeployedStore, policyOf: (entity: Entity) => CalledPolicy) {
    this.entity = entity;
    this.#deployed = deployed;
    this.#policyOf = policyOf;
  }

  get store() { return this.#deployed.store; }
  get reader() { return this.#deployed.reader; }
  get clock() { return this.#deployed.ports.clock; }
  get random() { return this.#deployed.ports.random; }
  get registry() { return this.#deployed.ports.registry; }
  get http() { return this.#deployed.ports.http; }
  get files() { return this.#deployed.ports.files; }

  #raw(field: string, entity: Entity): string {
    const { unresolved } = this.reader.field(entity.id, field);
    if (unresolved !== undefined) throw new CompileError({ severity: 'error', code: 'unresolved-placeholder', field, message: `${entity.id === this.entity.id ? '' : `${entity.key}: `}${field}: ${unresolved}`, fix: 'Add the value, set the variable, or correct the placeholder.' });
    return this.reader.text(entity.id, field) ?? '';
  }

  text(field: string, entity: Entity = this.entity): string {
    const raw = this.#raw(field, entity);
    return this.#compiled(raw, field).constant ?? raw;
  }

  number(field: string, { min, max }: { readonly min: number; readonly max: number }, entity: Entity = this.entity): number {
    const text = this.text(field, entity).trim();
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
    throw new CompileError({ severity: 'error', code: 'invalid-value', field, message: `${field} is “${text}”; it must be a whole number, ${min} to ${max}` });
  }

  flag(field: string, entity: Entity = this.entity): boolean {
    return /^(true|1)$/i.test(this.text(field, entity).trim());
  }

  template(field: string, entity: Entity = this.entity): CompiledText {
    return this.#compiled(this.#raw(field, entity), field);
  }

  compileText(text: string): CompiledText {
    return this.#compiled(text);
  }

  #compiled(text: string, field?: string): CompiledText {
    try {
      return compileText(text, this.#deployed);
    } catch (error) {
      if (!(error instanceof SelectorError)) throw error;
      const where = field === undefined ? '' : `${field}, character ${error.position + 1}: `;
      throw new CompileError({ severity: 'error', code: 'invalid-selector', field, message: `${where}${error.message}`, fix: 'Correct the selector.' });
    }
  }

  children(type: string): readonly Entity[] {
    return this.entity.children.map((id) => this.store.get(id)).filter((child): child is Entity => child !== undefined && this.store.types.isA(child.type, type));
  }

  #required(field: string, entity: Entity = this.entity): Entity {
    const target = this.reader.reference(entity.id, field);
    if (target !== null && target !== undefined) return target;
    const why = target === null ? 'names nothing' : 'names something that does not exist';
    throw new CompileError({ severity: 'error', code: 'missing-reference', field, message: `${field} ${why}` });
  }

  tokenStore(field: string): TokenStoreHandle {
    return blaming(field, () => this.#deployed.ports.tokenStore(this.#required(field), this.reader));
  }

  authenticator(field: string): { readonly name: string; readonly authenticator: Authenticator } {
    return blaming(field, () => this.#deployed.ports.authenticator(this.#required(field), this.store, this.reader));
  }

  policy(field: string, entity: Entity = this.entity): CalledPolicy | null {
    if (this.reader.reference(entity.id, field) === null) return null;
    return this.#policyOf(this.#required(field, entity));
  }

  read(field: string, shown?: string): FieldRead {
    const { id, type } = this.entity;
    const value = shown ?? this.reader.text(id, field);
    return { entity: id, field, label: fieldLabel(type, field), value: value === undefined ? undefined : shownValue(type, field, value) };
  }

  problem(problem: Omit<Problem, 'entity' | 'file' | 'line'>): void {
    this.#deployed.problem(placedProblem(this.entity, problem));
  }
}
