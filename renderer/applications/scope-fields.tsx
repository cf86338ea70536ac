import { Button, Checkbox, IconButton, OutlinedInput, Tooltip } from '@mui/material';
import { Plus, Trash2 } from 'lucide-react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import type { ApplicationForm } from './application-form.ts';
import css from './applications.module.css';

/** Scopes that an application may ask for; default ones are granted when a request names none. */
export function ScopeFields(): React.JSX.Element {
  const { control, register, formState } = useFormContext<ApplicationForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'scopes' });
  return (
    <section className={css.section} aria-label="Scopes">
      <header>
        <h3>Scopes</h3>
        <Button size="small" variant="text" color="primary" startIcon={<Plus size={14} />} onClick={() => append({ name: '', default: true })}>
          Add a scope
        </Button>
      </header>
      {fields.length === 0 ? (
        <p className={css.hint}>No scope is registered: a request that names one is refused.</p>
      ) : (
        <table className={css.scopes}>
          <thead>
            <tr>
              <th scope="col">Scope</th>
              <th scope="col" title="Granted when a request names no scope">
                Default
              </th>
              <th>
                <span className="spoken">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, index) => {
              const error = formState.errors.scopes?.[index]?.name?.message;
              return (
                <tr key={field.id}>
                  <td>
                    <OutlinedInput fullWidth error={error !== undefined} slotProps={{ input: { className: 'mono', spellCheck: false, 'aria-label': `Scope ${index + 1}`, ...register(`scopes.${index}.name`) } }} />
                    {error !== undefined && (
                      <div role="alert" className={css.error}>
                        {error}
                      </div>
                    )}
                  </td>
                  <td>
                    <Controller
                      control={control}
                      name={`scopes.${index}.default`}
                      render={({ field: flag }) => <Checkbox checked={flag.value} onChange={flag.onChange} slotProps={{ input: { 'aria-label': `Scope ${index + 1} is default` } }} />}
                    />
                  </td>
                  <td>
                    <Tooltip title="Remove this scope">
                      <IconButton size="small" aria-label={`Remove scope ${index + 1}`} onClick={() => remove(index)}>
                        <Trash2 size={14} strokeWidth={1.75} />
                      </IconButton>
                    </Tooltip>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className={css.hint}>Default scopes are granted when a request names none.</p>
    </section>
  );
}
