import { zodResolver } from '@hookform/resolvers/zod';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import type { EntityView, FieldView } from '#shared/api/views.ts';
import { EditQueue } from './edit-queue.ts';
import type { EditorPlan } from './editor-plan.ts';
import { formKey } from './field-text.ts';

/** Raw texts of a form by {@link formKey}. */
export type FormValues = Record<string, string | string[]>;

/** All that the parts of one editor share. */
export interface EntityForm {
  readonly view: EntityView;
  readonly plan: EditorPlan;
  readonly form: UseFormReturn<FormValues>;
  readonly queue: EditQueue;
  /** Why the host refused the last edit of a field; under '' for edits of no single field. */
  readonly faults: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, FieldView>;
}

interface Refused {
  readonly field: string;
  readonly message: string;
  /** Of the view at that time. */
  readonly revision: number;
}

const FormContext = createContext<EntityForm | null>(null);

/** The form around a component. */
export function useEntityForm(): EntityForm {
  const form = useContext(FormContext);
  if (form === null) throw new Error('A field stands outside of an EntityFormProvider.');
  return form;
}

function valuesOf(view: EntityView): FormValues {
  return Object.fromEntries(view.fields.map((field) => [formKey(field.name), typeof field.raw === 'string' ? field.raw : [...field.raw]]));
}

const same = (left: string | readonly string[] | undefined, right: string | readonly string[]): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Form over the raw texts of an entity: validates by the schema, sends edits to the host, takes over what changes there. */
export function EntityFormProvider({ view, plan, children }: { readonly view: EntityView; readonly plan: EditorPlan; readonly children: ReactNode }) {
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [queue] = useState(() => new EditQueue(view.id, (field, message, revision) => setRefused((before) => [...before, { field: field ?? '', message, revision }])));
  const names = view.fields.map((field) => field.name).join('\n');
  const resolver = useMemo(() => {
    const known = new Set(names.split('\n'));
    const shape = Object.entries(plan.shape).filter(([name]) => known.has(name));
    return zodResolver(z.object(Object.fromEntries(shape.map(([name, schema]) => [formKey(name), schema]))));
  }, [plan, names]);
  const form = useForm<FormValues>({ defaultValues: valuesOf(view), mode: 'onChange', resolver: resolver as never });

  useEffect(() => {
    for (const field of view.fields) {
      const key = formKey(field.name);
      if (queue.isAhead(field.name, view.revision) || same(form.getValues(key), field.raw)) continue;
      form.setValue(key, typeof field.raw === 'string' ? field.raw : [...field.raw]);
    }
    queue.shows(view.revision);
    void form.trigger();
  }, [view, form, queue]);

  useEffect(() => {
    const flush = (): void => queue.flush();
    // Save, undo and test come by keys with Ctrl, or by a click elsewhere: what was typed has to be there first.
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey) flush();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', flush, true);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', flush, true);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [queue]);

  const fields = useMemo(() => new Map(view.fields.map((field) => [field.name, field])), [view]);
  // What the host refused holds until the draft changes.
  const faults = useMemo(() => new Map(refused.filter((item) => item.revision === view.revision).map((item) => [item.field, item.message])), [refused, view.revision]);
  const value = useMemo(() => ({ view, plan, form, queue, faults, fields }), [view, plan, form, queue, faults, fields]);
  return <FormContext.Provider value={value}>{children}</FormContext.Provider>;
}
