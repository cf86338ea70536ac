import { IconButton, InputAdornment, OutlinedInput, Tooltip } from '@mui/material';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';

interface Props {
  readonly id: string;
  /** What it is, for the name of the button: `password`. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly error?: boolean;
  readonly describedBy?: string;
  /** Tooltip of the field. */
  readonly hint?: string | undefined;
  /** There is nothing to show. */
  readonly withoutEye?: boolean;
  /** Further buttons at its end. */
  readonly more?: React.ReactNode;
}

/** Dots, with a button that shows what was typed until the focus leaves. */
export function SecretInput({ id, name, value, onChange, placeholder, error, describedBy, hint, withoutEye, more }: Props): React.JSX.Element {
  const [shown, setShown] = useState(false);
  const label = shown ? `Hide ${name}` : `Show ${name}`;
  return (
    <OutlinedInput
      id={id}
      type={shown ? 'text' : 'password'}
      value={value}
      fullWidth
      error={error ?? false}
      title={hint}
      placeholder={placeholder ?? ''}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setShown(false);
      }}
      slotProps={{ input: { autoComplete: 'off', spellCheck: false, ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }) } }}
      endAdornment={
        <InputAdornment position="end">
          {withoutEye !== true && (
            <Tooltip title={label}>
              <IconButton size="small" aria-label={label} aria-pressed={shown} onClick={() => setShown(!shown)}>
                {shown ? <EyeOff size={14} strokeWidth={1.75} /> : <Eye size={14} strokeWidth={1.75} />}
              </IconButton>
            </Tooltip>
          )}
          {more}
        </InputAdornment>
      }
    />
  );
}
