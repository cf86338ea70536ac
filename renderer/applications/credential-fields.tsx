import { Button, IconButton, OutlinedInput, Switch, ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { newCredential, type ApplicationForm, type RegisteredApplication } from './application-form.ts';
import { CredentialSecret } from './credential-secret.tsx';
import { FormField } from './form-field.tsx';
import { changeAtOnce } from './registry-state.ts';
import css from './applications.module.css';

interface Props {
  /** As it is in the file. */
  readonly saved: RegisteredApplication | undefined;
}

function EnabledSwitch({ index, saved }: { readonly index: number; readonly saved: RegisteredApplication | undefined }): React.JSX.Element {
  const { watch, setValue, resetField } = useFormContext<ApplicationForm>();
  const { id, savedId, enabled } = watch(`credentials.${index}`);
  const flip = async (on: boolean): Promise<void> => {
    if (saved === undefined || savedId === null) return setValue(`credentials.${index}.enabled`, on, { shouldDirty: true });
    const done = await changeAtOnce(saved.name, (form) => ({ ...form, credentials: form.credentials.map((credential) => (credential.savedId === savedId ? { ...credential, enabled: on } : credential)) }));
    if (done) resetField(`credentials.${index}.enabled`, { defaultValue: on });
  };
  return (
    <label className={css.switch}>
      <Switch checked={enabled} onChange={(event) => void flip(event.target.checked)} slotProps={{ input: { 'aria-label': `${id || 'New client'} is enabled` } }} />
      {enabled ? 'Enabled' : 'Disabled'}
    </label>
  );
}

function Credential({ index, saved, onRemove }: { readonly index: number; readonly saved: RegisteredApplication | undefined; readonly onRemove: () => void }): React.JSX.Element {
  const { register, watch, setValue, formState } = useFormContext<ApplicationForm>();
  const credential = watch(`credentials.${index}`);
  const errors = formState.errors.credentials?.[index];
  const before = saved?.credentials.find((other) => other.id === credential.savedId);
  return (
    <div className={css.card} role="group" aria-label={`Client ${credential.id || 'without id'}`}>
      <FormField label="Client Id" error={errors?.id?.message}>
        {(id, describedBy) => (
          <div className={css.inline}>
            <OutlinedInput id={id} fullWidth error={errors?.id !== undefined} slotProps={{ input: { className: 'mono', spellCheck: false, 'aria-describedby': describedBy, ...register(`credentials.${index}.id`) } }} />
            <EnabledSwitch index={index} saved={saved} />
            <Tooltip title="Remove this client">
              <IconButton aria-label={`Remove client ${credential.id}`} onClick={onRemove}>
                <Trash2 size={16} strokeWidth={1.75} />
              </IconButton>
            </Tooltip>
          </div>
        )}
      </FormField>
      <FormField label="Type" hint={credential.type === 'public' ? 'Cannot keep a secret, such as an app on a phone. A secret that it sends must still be right.' : 'Has to prove itself with its secret.'}>
        {(id) => (
          <ToggleButtonGroup
            id={id}
            exclusive
            value={credential.type}
            aria-label="Type of client"
            onChange={(_event, type: 'confidential' | 'public' | null) => {
              if (type !== null) setValue(`credentials.${index}.type`, type, { shouldDirty: true });
            }}
          >
            <ToggleButton value="confidential">Confidential</ToggleButton>
            <ToggleButton value="public">Public</ToggleButton>
          </ToggleButtonGroup>
        )}
      </FormField>
      <CredentialSecret
        credential={credential}
        saved={before?.secret}
        error={errors?.secret?.message}
        onChange={(part) => {
          if (part.secret !== undefined) setValue(`credentials.${index}.secret`, part.secret, { shouldDirty: true });
          if (part.keep !== undefined) setValue(`credentials.${index}.keep`, part.keep, { shouldDirty: true });
        }}
      />
      <FormField label="Redirect URLs" hint="One per line. Not used by the password grant." error={errors?.redirectUrls?.message}>
        {(id, describedBy) => (
          <OutlinedInput id={id} fullWidth multiline minRows={1} maxRows={6} error={errors?.redirectUrls !== undefined} slotProps={{ input: { className: 'mono', spellCheck: false, 'aria-describedby': describedBy, ...register(`credentials.${index}.redirectUrls`) } }} />
        )}
      </FormField>
    </div>
  );
}

/** Credentials of an application: client id, secret, type, redirect URLs. */
export function CredentialFields({ saved }: Props): React.JSX.Element {
  const { control } = useFormContext<ApplicationForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'credentials' });
  return (
    <section className={css.section} aria-label="Clients">
      <header>
        <h3>Clients</h3>
        <Button size="small" variant="text" color="primary" startIcon={<Plus size={14} />} onClick={() => append(newCredential())}>
          Add a client
        </Button>
      </header>
      {fields.length === 0 && <p className={css.hint}>Without a client nobody can ask for a token in the name of this application.</p>}
      {fields.map((field, index) => (
        <Credential key={field.id} index={index} saved={saved} onRemove={() => remove(index)} />
      ))}
    </section>
  );
}
