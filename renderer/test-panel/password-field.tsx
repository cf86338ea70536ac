import { IconButton, InputAdornment, OutlinedInput, Tooltip } from '@mui/material';
import { KeyRound, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { TestTarget } from '#shared/api/views.ts';
import { Labelled } from './labelled.tsx';
import { sendsStoredPassword, type RequestDraft } from './request-draft.ts';
import { SecretInput } from './secret-input.tsx';
import { changeDraft } from './test-state.ts';

interface Props {
  readonly target: TestTarget;
  readonly draft: RequestDraft;
}

interface ChoiceProps {
  readonly label: string;
  readonly stored: boolean;
  readonly onClick: () => void;
}

function ChoiceButton({ label, stored, onClick }: ChoiceProps): React.JSX.Element {
  const Icon = stored ? PencilLine : KeyRound;
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={onClick}>
        <Icon size={14} strokeWidth={1.75} />
      </IconButton>
    </Tooltip>
  );
}

/** Password of the user: the one that the store has, which stays with the host, or one that is typed, wrong ones included. */
export function PasswordField({ target, draft }: Props): React.JSX.Element {
  const [asked, setAsked] = useState(false);
  const type = (password: string): void => {
    setAsked(true);
    changeDraft({ password, passwordFrom: 'typed' });
  };
  const known = target.storedPasswords.includes(draft.username);
  const sendStored = (): void => {
    setAsked(false);
    changeDraft({ password: '', passwordFrom: 'store' });
  };
  return (
    <Labelled label="Password">
      {(id) =>
        sendsStoredPassword(draft, target) ? (
          <OutlinedInput
            id={id}
            type="password"
            fullWidth
            value=""
            placeholder="Stored password"
            title={`The password that the store has for ${draft.username}. It stays with the host; typing sends another one`}
            onChange={(event) => type(event.target.value)}
            slotProps={{ input: { autoComplete: 'off' } }}
            endAdornment={
              <InputAdornment position="end">
                <ChoiceButton stored label="Type a password" onClick={() => type('')} />
              </InputAdornment>
            }
          />
        ) : (
          <SecretInput
            id={id}
            name="password"
            value={draft.password}
            autoFocus={asked}
            placeholder={known ? 'Empty password' : ''}
            onChange={type}
            more={known && <ChoiceButton stored={false} label={`Send the stored password of ${draft.username}`} onClick={sendStored} />}
          />
        )
      }
    </Labelled>
  );
}
