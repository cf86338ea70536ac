import { Button, Checkbox, FormControlLabel, IconButton, OutlinedInput, Tooltip } from '@mui/material';
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { api, useSession } from '../app/session.ts';
import { copyText } from '../test-panel/copy-text.ts';
import { SecretInput } from '../test-panel/secret-input.tsx';
import { generateSecret, type CredentialForm, type SecretState } from './application-form.ts';
import { FormField } from './form-field.tsx';
import css from './applications.module.css';

interface Props {
  readonly credential: CredentialForm;
  /** As it is in the file; undefined for a new credential. */
  readonly saved: SecretState | undefined;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<CredentialForm>) => void;
}

function keptWords(saved: SecretState): string {
  if (saved.kind === 'none') return 'No secret';
  if (saved.kind === 'keyring') return 'Kept in the key ring of the operating system';
  return saved.kind === 'env' ? 'Read from the environment' : 'Kept in .policy-bench/registry.yaml';
}

function KeptSecret({ id, describedBy, credential, saved, onChange }: { readonly id: string; readonly describedBy: string; readonly credential: CredentialForm; readonly saved: SecretState; readonly onChange: Props['onChange'] }): React.JSX.Element {
  const [clear, setClear] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const show = async (): Promise<void> => {
    if (clear !== null) return setClear(null);
    const { secret } = await api().call('registry.reveal', { clientId: credential.savedId ?? '' });
    setClear(secret);
    setMissing(secret === null);
  };
  const shown = clear ?? (missing ? 'cannot be read here' : saved.kind === 'none' ? '' : saved.kind === 'env' ? saved.shown : '••••••••');
  return (
    <div className={css.inline}>
      <OutlinedInput
        id={id}
        readOnly
        fullWidth
        value={shown}
        placeholder="No secret"
        slotProps={{ input: { className: 'mono', 'aria-describedby': describedBy } }}
        onBlur={() => setClear(null)}
        endAdornment={
          saved.kind === 'none' ? null : (
            <>
              <Tooltip title={clear === null ? 'Show secret' : 'Hide secret'}>
                <IconButton size="small" aria-label={clear === null ? 'Show client secret' : 'Hide client secret'} aria-pressed={clear !== null} onMouseDown={(event) => event.preventDefault()} onClick={() => void show()}>
                  {clear === null ? <Eye size={14} strokeWidth={1.75} /> : <EyeOff size={14} strokeWidth={1.75} />}
                </IconButton>
              </Tooltip>
              {clear !== null && (
                <Tooltip title="Copy secret">
                  <IconButton size="small" aria-label="Copy client secret" onMouseDown={(event) => event.preventDefault()} onClick={() => void copyText(clear)}>
                    <Copy size={14} strokeWidth={1.75} />
                  </IconButton>
                </Tooltip>
              )}
            </>
          )
        }
      />
      <Button onClick={() => onChange({ secret: '' })}>{saved.kind === 'none' ? 'Set' : 'Replace'}</Button>
      <Button onClick={() => onChange({ secret: generateSecret() })}>Generate</Button>
    </div>
  );
}

function KeyRingChoice({ credential, onChange }: Pick<Props, 'credential' | 'onChange'>): React.JSX.Element {
  const browser = useSession((session) => session.info?.mode === 'browser');
  return (
    <FormControlLabel
      control={<Checkbox checked={credential.keep === 'keyring'} disabled={browser} onChange={(event) => onChange({ keep: event.target.checked ? 'keyring' : 'file' })} />}
      label={browser ? 'Keep it in the key ring: only in the desktop application' : 'Keep it in the key ring of the operating system, not in the file'}
    />
  );
}

/** Secret of a credential: as it is kept, or a new one; never shown unless asked for. */
export function CredentialSecret({ credential, saved, error, onChange }: Props): React.JSX.Element {
  const { secret } = credential;
  const optional = credential.type === 'public' ? ' A public client may leave it out.' : '';
  if (secret === null && saved !== undefined) {
    return (
      <FormField label="Client Secret" hint={keptWords(saved) + (saved.kind === 'none' && credential.type === 'confidential' ? '; a confidential client cannot authenticate without one' : '')} error={error}>
        {(id, describedBy) => <KeptSecret id={id} describedBy={describedBy} credential={credential} saved={saved} onChange={onChange} />}
      </FormField>
    );
  }
  return (
    <FormField label="Client Secret" hint={`A text, or \${env.NAME} to read it from the environment.${optional}`} error={error}>
      {(id, describedBy) => (
        <>
          <div className={css.inline}>
            <SecretInput id={id} name="client secret" value={secret ?? ''} placeholder="No secret" describedBy={describedBy} onChange={(value) => onChange({ secret: value })} />
            <Button onClick={() => onChange({ secret: generateSecret() })}>Generate</Button>
            {saved !== undefined && <Button onClick={() => onChange({ secret: null })}>Keep the old one</Button>}
          </div>
          <KeyRingChoice credential={credential} onChange={onChange} />
        </>
      )}
    </FormField>
  );
}
