import { useId, type ReactNode } from 'react';
import css from './applications.module.css';

interface FormFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Gets the id of the control, and of the text that describes it. */
  readonly children: (id: string, describedBy: string) => ReactNode;
}

/** A row of the form: label, control, and under it hint or what is wrong. */
export function FormField({ label, hint, error, children }: FormFieldProps): React.JSX.Element {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <div className={css.control}>
        {children(id, about)}
        <div id={about} className={error === undefined ? css.hint : css.error} role={error === undefined ? undefined : 'alert'}>
          {error ?? hint}
        </div>
      </div>
    </div>
  );
}
