import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, OutlinedInput, Switch } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { FormProvider, useForm, useFormContext } from 'react-hook-form';
import type { RegistryView } from '#shared/api/views.ts';
import { formOf, formSchema, newApplication, type ApplicationForm, type RegisteredApplication } from './application-form.ts';
import { CredentialFields } from './credential-fields.tsx';
import { FormField } from './form-field.tsx';
import { changeAtOnce, keepDraft, NEW, removeApplication, saveApplication, useRegistry } from './registry-state.ts';
import { ScopeFields } from './scope-fields.tsx';
import css from './applications.module.css';

type TextField = 'name' | 'description' | 'email' | 'phone';

const texts: readonly (readonly [TextField, string])[] = [
  ['name', 'Name'],
  ['description', 'Description'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
];

function GeneralFields(): React.JSX.Element {
  const { register, formState } = useFormContext<ApplicationForm>();
  return (
    <section className={css.section} aria-label="Application">
      {texts.map(([name, label]) => {
        const error = formState.errors[name]?.message;
        return (
          <FormField key={name} label={label} error={error}>
            {(id, describedBy) => <OutlinedInput id={id} fullWidth error={error !== undefined} slotProps={{ input: { 'aria-describedby': describedBy, ...register(name) } }} />}
          </FormField>
        );
      })}
    </section>
  );
}

function RemoveButton({ name }: { readonly name: string }): React.JSX.Element {
  const [asking, setAsking] = useState(false);
  if (name === NEW) {
    return (
      <Button variant="text" onClick={() => void removeApplication(NEW)}>
        Discard
      </Button>
    );
  }
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} aria-labelledby="remove-application">
        <DialogTitle id="remove-application">Remove {name}</DialogTitle>
        <DialogContent>Its clients can get no token any more, and tokens issued to them stop working at once. The file .policy-bench/registry.yaml changes now; Undo does not bring it back.</DialogContent>
        <DialogActions>
          <Button autoFocus onClick={() => setAsking(false)}>
            Cancel
          </Button>
          <Button
            variant="contained"
            color="primary"
            onClick={() => {
              setAsking(false);
              void removeApplication(name);
            }}
          >
            Remove
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function EditorHead({ name, saved }: { readonly name: string; readonly saved: RegisteredApplication | undefined }): React.JSX.Element {
  const { watch, formState, reset, setValue, resetField } = useFormContext<ApplicationForm>();
  const enabled = watch('enabled');
  const flip = async (on: boolean): Promise<void> => {
    if (saved === undefined) return setValue('enabled', on, { shouldDirty: true });
    if (await changeAtOnce(saved.name, (form) => ({ ...form, enabled: on }))) resetField('enabled', { defaultValue: on });
  };
  return (
    <header className={css.editorHead}>
      <h2>{watch('name') || 'New application'}</h2>
      <label className={css.switch}>
        <Switch checked={enabled} onChange={(event) => void flip(event.target.checked)} slotProps={{ input: { 'aria-label': 'Application is enabled' } }} />
        {enabled ? 'Enabled' : 'Disabled: every request of its clients is refused'}
      </label>
      <span className={css.gap} />
      <RemoveButton name={name} />
      {name !== NEW && formState.isDirty && <Button onClick={() => reset()}>Revert</Button>}
      <Button type="submit" variant="contained" color="primary" disabled={formState.isSubmitting || (name !== NEW && !formState.isDirty)}>
        Save application
      </Button>
    </header>
  );
}

/** Editor of one application. What was typed is kept while another application is open. */
export function ApplicationEditor({ name, registry }: { readonly name: string; readonly registry: RegistryView }): React.JSX.Element {
  const saved = registry.applications.find((application) => application.name === name);
  const resolver = useMemo(() => zodResolver(formSchema(registry, name === NEW ? null : name)), [registry, name]);
  const form = useForm<ApplicationForm>({ resolver, mode: 'onTouched', defaultValues: saved === undefined ? newApplication() : formOf(saved) });
  const { reset, formState, subscribe } = form;

  // A draft that was kept comes back over what is in the file.
  useEffect(() => {
    const draft = useRegistry.getState().drafts[name];
    if (draft !== undefined) reset(draft, { keepDefaultValues: true });
  }, [name, reset]);

  // The file changed: take what it says now, but keep what was typed.
  const fileText = JSON.stringify(saved);
  useEffect(() => {
    if (saved !== undefined) reset(formOf(saved), { keepDirtyValues: true });
    // oxlint-disable-next-line react/exhaustive-deps -- only what the file says counts
  }, [fileText, reset]);

  useEffect(
    () => subscribe({ formState: { values: true, isDirty: true }, callback: ({ values, isDirty }) => keepDraft(name, isDirty === true || name === NEW ? structuredClone(values) : null) }),
    [name, subscribe],
  );

  const submit = form.handleSubmit(async (values) => {
    if (!(await saveApplication(name, values))) return;
    const written = useRegistry.getState().registry?.applications.find((application) => application.name === values.name.trim());
    if (written !== undefined) reset(formOf(written));
  });
  return (
    <FormProvider {...form}>
      <form className={css.editor} aria-label={saved?.name ?? 'New application'} aria-busy={formState.isSubmitting} onSubmit={(event) => void submit(event)} noValidate>
        <EditorHead name={name} saved={saved} />
        <div className={css.form}>
          <GeneralFields />
          <CredentialFields saved={saved} />
          <ScopeFields />
        </div>
      </form>
    </FormProvider>
  );
}
