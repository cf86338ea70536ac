import { IconButton, Tooltip } from '@mui/material';
import { KeyRound, PencilLine } from 'lucide-react';
import type { TestTarget } from '#shared/api/views.ts';
import { Labelled } from './labelled.tsx';
import { sendsStoredPassword, type RequestDraft } from './request-draft.ts';
import { SecretInput } from './secret-input.tsx';
import { changeDraft } from './test-state.ts';

interface Props {
  readonly target: TestTarget;
  readonly draft: RequestDraft;
}

/** Password of the user: the one that the store has, which stays with the host, or one that is typed, wrong ones included. */
export function PasswordField({ target, draft }: Props): React.JSX.Element {
  const stored = sendsStoredPassword(draft, target);
  const known = target.storedPasswords.includes(draft.username);
  const label = stored ? 'Type a password' : `Send the stored password of ${draft.username}`;
  const Icon = stored ? PencilLine : KeyRound;
  return (
    <Labelled label="Password">
      {(id) => (
        <SecretInput
          id={id}
          name="password"
          value={stored ? '' : draft.password}
          placeholder={stored ? 'Stored password' : known ? 'Empty password' : ''}
          hint={stored ? `The password that the store has for ${draft.username}. It stays with the host; typing sends another one` : undefined}
          withoutEye={stored}
          onChange={(password) => changeDraft({ password, passwordFrom: 'typed' })}
          more={
            known && (
              <Tooltip title={label}>
                <IconButton
                  size="small"
                  aria-label={label}
                  onClick={() => {
                    changeDraft({ password: '', passwordFrom: stored ? 'typed' : 'store' });
                    document.getElementById(id)?.focus();
                  }}
                >
                  <Icon size={14} strokeWidth={1.75} />
                </IconButton>
              </Tooltip>
            )
          }
        />
      )}
    </Labelled>
  );
}
