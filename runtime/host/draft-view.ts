import type { ProblemView } from '#shared/api/views.ts';
import type { EntityId, FieldReader } from '#shared/store/entity.ts';
import { FilterChecks } from '#shared/filters/check-filters.ts';
import { designProblems, withRunProblems } from '#shared/filters/joined-problems.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import type { Problem } from '#shared/store/problem.ts';
import { secretsReadable } from '#shared/store/secrets.ts';
import type { StoreModel } from '#shared/store/store-model.ts';
import { compareDraft, type DraftChanges } from './draft-changes.ts';
import type { HostProject } from './host-context.ts';

/** What views are made from at one revision. */
export interface DraftView {
  readonly revision: number;
  readonly model: StoreModel;
  readonly saved: StoreModel;
  readonly changes: DraftChanges;
  readonly read: FieldReader;
  readonly savedRead: FieldReader;
  /** The store's own problems and those that only running finds. */
  readonly problems: readonly ProblemView[];
  problemsOf(entity: EntityId): readonly ProblemView[];
  /** The secrets of this store can be read here: its pass-phrase is empty. */
  readonly secretsReadable: boolean;
}

/** Makes a view of the draft as it stands now. Everything in it is computed when first asked for. */
export function viewDraft(project: HostProject, env: ReadonlyMap<string, string>, runProblems: () => readonly ProblemView[]): DraftView {
  const { model, saved, revision } = project;
  const changes = lazy(() => compareDraft(saved, model));
  const filters = (): readonly Problem[] => checksOf(model).problems(model.entities, read(), [env, model.looseTexts]);
  const problems = lazy(() => withRunProblems(designProblems(model, read(), filters()).map(asView), runProblems()));
  const byEntity = lazy(() => groupByEntity(problems()));
  const read = lazy(() => createFieldReader(model, env));
  const savedRead = lazy(() => createFieldReader(saved, env));
  const readable = lazy(() => secretsReadable(model));
  return {
    revision,
    model,
    saved,
    get changes() { return changes(); },
    get read() { return read(); },
    get savedRead() { return savedRead(); },
    get problems() { return problems(); },
    get secretsReadable() { return readable(); },
    problemsOf: (entity) => byEntity().get(entity) ?? [],
  };
}

/** What checking filters found is kept with the draft, so that an edit costs as much as it changes. */
const checks = new WeakMap<StoreModel, FilterChecks>();

function checksOf(model: StoreModel): FilterChecks {
  const own = checks.get(model) ?? new FilterChecks();
  checks.set(model, own);
  return own;
}

const views = new WeakMap<Problem, ProblemView>();

function asView(problem: Problem): ProblemView {
  // The API speaks of arrays that may be changed; the model's are readonly.
  const view = views.get(problem) ?? (structuredClone(problem) as ProblemView);
  views.set(problem, view);
  return view;
}

function groupByEntity(problems: readonly ProblemView[]): Map<EntityId, ProblemView[]> {
  const grouped = new Map<EntityId, ProblemView[]>();
  for (const problem of problems) {
    if (problem.entity === undefined) continue;
    const list = grouped.get(problem.entity);
    if (list === undefined) grouped.set(problem.entity, [problem]);
    else list.push(problem);
  }
  return grouped;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
