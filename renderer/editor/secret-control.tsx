import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import { Eye, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { isDeferred } from '#shared/entities/field-spec.ts';
import { api } from '../app/session.ts';
import { useEntityForm } from './entity-form.tsx';
import { DeferredControl } from './text-controls.tsx';
import type { FieldBinding } from './use-field.ts';

/** A secret: dots; shown while the eye is held; replaced as a whole. */
export function SecretControl({ field }: { readonly field: FieldBinding }) {
  const { view } = useEntityForm();
  const [shown, setShown] = useState<string | undefined>();
  const [typed, setTyped] = useState<string | undefined>();
  if (isDeferred(field.text)) return <DeferredControl field={field} />;
  const opaque = view.secretsOpaque;
  const disabled = field.unused !== undefined || opaque;
  const empty = field.text === '';
  const hide = (): void => setShown(undefined);
  const reveal = (): void => {
    void api()
      .call('store.revealSecret', { entity: field.entity, field: field.name })
      .then(({ value }) => setShown(value ?? ''))
      .catch(hide);
  };
  const done = (): void => {
    if (typed !== undefined && typed !== '') field.choose(typed);
    setTyped(undefined);
  };
  return (
    <>
      <div className="ee-secret" onBlur={hide}>
        <OutlinedInput
          fullWidth
          type={typed === undefined ? 'text' : 'password'}
          value={typed ?? shown ?? (empty ? '' : '••••••••')}
          readOnly={typed === undefined}
          disabled={disabled}
          error={field.error !== undefined}
          placeholder={empty ? 'No value' : undefined}
          inputProps={{ id: field.id, 'aria-describedby': field.describedBy, autoComplete: 'new-password', spellCheck: false }}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') done();
            if (event.key === 'Escape') setTyped(undefined);
            if (typed === undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !disabled) setTyped('');
          }}
          onBlur={done}
          endAdornment={
            disabled ? undefined : (
              <>
                {!empty && typed === undefined && (
                  <Tooltip title="Show while held">
                    <IconButton size="small" aria-label={`Show ${field.spec.label} while held`} onPointerDown={reveal} onPointerUp={hide} onPointerLeave={hide} onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && !event.repeat && reveal()} onKeyUp={hide}>
                      <Eye size={14} strokeWidth={1.75} />
                    </IconButton>
                  </Tooltip>
                )}
                {typed === undefined && (
                  <Tooltip title="Replace">
                    <IconButton size="small" aria-label={`Replace ${field.spec.label}`} onClick={() => { setTyped(''); document.getElementById(field.id)?.focus(); }}>
                      <PencilLine size={14} strokeWidth={1.75} />
                    </IconButton>
                  </Tooltip>
                )}
              </>
            )
          }
        />
      </div>
      <p className="ee-hint">{opaque ? 'Encrypted with the store’s pass-phrase, which is not known here; kept as it is.' : 'Kept in the store’s files, readable because the store has no pass-phrase.'}</p>
    </>
  );
}
