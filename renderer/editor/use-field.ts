import { useId, useRef } from 'react';
import { useController, useWatch } from 'react-hook-form';
import type { FieldView, ProblemView } from '#shared/api/views.ts';
import { isDeferred, type FieldSpec } from '#shared/entities/field-spec.ts';
import { useSession, type PointedField } from '../app/session.ts';
import { useEntityForm } from './entity-form.tsx';
import { formKey, isOn, provenanceOfText, saidAtField, textOf } from './field-text.ts';

/** A field of the form as its row and control see it. */
export interface FieldBinding {
  readonly name: string;
  readonly entity: string;
  readonly spec: FieldSpec;
  readonly view: FieldView;
  /** Text as it stands in the form; several are joined by line ends. */
  readonly text: string;
  readonly list: readonly string[];
  /** Id of the control; hint and error have it with `-hint` and `-error`. */
  readonly id: string;
  readonly describedBy: string;
  /** Why the field has no effect now, in words; it is disabled then. */
  readonly unused: string | undefined;
  readonly error: string | undefined;
  readonly warnings: readonly ProblemView[];
  readonly problem: ProblemView | undefined;
  readonly pointed: PointedField | undefined;
  /** A text as it is being typed. */
  type(text: string): void;
  /** A finished choice. */
  choose(value: string | string[]): void;
  /** Back to the type's default. */
  reset(): void;
  focus(): void;
  blur(): void;
}

let visits = 0;

function clearPointed(entity: string): void {
  if (useSession.getState().pointed?.entity === entity) useSession.setState({ pointed: null });
}

function useUnused(spec: FieldSpec | undefined): string | undefined {
  const { form, fields } = useEntityForm();
  const condition = spec?.usedWhen;
  const raw = useWatch({ control: form.control, name: formKey(condition?.field ?? ''), disabled: condition === undefined });
  if (condition === undefined) return undefined;
  const other = fields.get(condition.field);
  if (other === undefined) return undefined;
  const text = textOf(raw ?? other.raw);
  const value = isDeferred(text) ? textOf(other.value) : text;
  if (isDeferred(value)) return undefined;
  return condition.is.some((wanted) => wanted === value || (/^(true|false|0|1)$/i.test(wanted) && isOn(wanted) === isOn(value))) ? undefined : condition.otherwise;
}

/** The view as it will be once the draft has what was typed, so that nothing waits for the host. */
function asTyped(view: FieldView, value: string | string[]): FieldView {
  if (JSON.stringify(value) === JSON.stringify(view.raw)) return view;
  const text = textOf(value);
  const atDefault = view.default !== undefined && JSON.stringify(value) === JSON.stringify(view.default);
  return { ...view, edited: true, provenance: atDefault ? 'default' : (provenanceOfText(text) ?? 'set') };
}

/** Binds a field of the entity; undefined where the store's version of the type does not have it. */
export function useField(name: string): FieldBinding | undefined {
  const { view: entity, plan, form, queue, faults, fields } = useEntityForm();
  const view = fields.get(name);
  const spec = plan.specs.get(name);
  const key = formKey(name);
  const id = useId();
  const visit = useRef(0);
  const { field, fieldState } = useController({ control: form.control, name: key, defaultValue: view?.raw as string | undefined ?? '' });
  const unused = useUnused(spec);
  const pointed = useSession((session) => (session.pointed?.entity === entity.id && session.pointed.field === name ? session.pointed : undefined));
  if (view === undefined || spec === undefined) return undefined;

  const problems = entity.problems.filter((problem) => problem.field === name);
  const problem = problems.find((item) => item.severity === 'error');
  const own = unused === undefined ? (faults.get(name) ?? fieldState.error?.message ?? (problem && saidAtField(problem.message, entity.name, spec.label))) : undefined;
  const value: string | string[] = field.value ?? '';
  // A key field is part of the entity's id: it changes as a whole, once it is typed, and references follow.
  const isKey = entity.keyFields?.includes(name) === true;
  const rename = (next: string): void => {
    if (next !== textOf(view.raw)) void queue.commit(`Rename ${entity.name}`, [{ kind: 'rename-entity', entity: entity.id, fields: { [name]: next } }]);
  };
  return {
    name,
    entity: entity.id,
    spec,
    view: asTyped(view, value),
    text: textOf(value),
    list: typeof value === 'string' ? (value === '' ? [] : [value]) : value,
    id,
    describedBy: `${own === undefined ? '' : `${id}-error `}${id}-hint ${id}-help`,
    unused,
    error: own,
    warnings: unused === undefined ? problems.filter((item) => item.severity === 'warning') : [],
    problem: fieldState.error === undefined ? problem : undefined,
    pointed,
    type(text) {
      field.onChange(text);
      clearPointed(entity.id);
      if (isKey) queue.hold(name, text);
      else queue.type({ field: name, value: text, label: `Change ${spec.label}`, merge: `${entity.id}#${name}#${visit.current}` });
    },
    choose(next) {
      field.onChange(next);
      clearPointed(entity.id);
      if (isKey) rename(typeof next === 'string' ? next : next.join());
      else void queue.commit(`Change ${spec.label}`, [{ kind: 'set-field', entity: entity.id, field: name, value: next }]);
    },
    reset() {
      if (view.default !== undefined) field.onChange(view.default);
      clearPointed(entity.id);
      if (isKey) rename(textOf(view.default ?? view.raw));
      else void queue.commit(`Reset ${spec.label}`, [{ kind: 'reset-field', entity: entity.id, field: name }]);
    },
    focus() {
      visit.current = ++visits;
    },
    blur() {
      field.onBlur();
      if (isKey) rename(textOf(value));
      else queue.flush();
    },
  };
}
