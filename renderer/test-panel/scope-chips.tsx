import { Autocomplete, Chip, IconButton, InputBase, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';

const Row = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 6, minWidth: 0 });
const Caption = styled('span')({ fontSize: '0.75rem', color: 'var(--text-2)', marginRight: 2 });
const Quiet = styled('span')({ fontSize: '0.75rem', color: 'var(--text-3)' });

interface Props {
  readonly scopes: readonly string[];
  /** Registered scopes of the client. */
  readonly offered: readonly string[];
  readonly onChange: (scopes: string[]) => void;
}

/** Scopes to request, as chips; registered ones are offered, any may be typed. */
export function ScopeChips({ scopes, offered, onChange }: Props): React.JSX.Element {
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState('');
  const plus = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAdding(false);
    setText('');
  };
  const add = (typed: string | null): void => {
    const names = (typed ?? '').split(/[\s,+]+/).filter((name) => name !== '' && !scopes.includes(name));
    if (names.length > 0) onChange([...scopes, ...names]);
    setText('');
  };
  return (
    <Row role="group" aria-label="Scopes">
      <Caption>Scopes</Caption>
      {scopes.map((scope) => (
        <Chip
          key={scope}
          label={scope}
          title={offered.includes(scope) ? scope : `${scope} is not registered for this client`}
          {...(offered.includes(scope) ? {} : { variant: 'outlined' as const })}
          deleteIcon={<X role="button" aria-label={`Remove scope ${scope}`} size={12} />}
          onDelete={() => onChange(scopes.filter((other) => other !== scope))}
        />
      ))}
      {scopes.length === 0 && !adding && <Quiet>none requested</Quiet>}
      {adding ? (
        <Autocomplete<string, false, false, true>
          freeSolo
          openOnFocus
          autoHighlight={text === ''}
          options={offered.filter((scope) => !scopes.includes(scope))}
          value={null}
          inputValue={text}
          onInputChange={(_event, value, reason) => {
            if (reason === 'input') setText(value);
          }}
          onChange={(_event, value) => add(value)}
          onBlur={() => {
            add(text);
            close();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            close();
            setTimeout(() => plus.current?.focus());
          }}
          sx={{ width: 150 }}
          renderInput={(params) => (
            <InputBase
              ref={params.slotProps.input.ref}
              inputProps={{ ...params.slotProps.htmlInput, 'aria-label': 'Scope to add', placeholder: 'Scope' }}
              autoFocus
              sx={{ fontSize: '0.75rem', height: 22, border: '1px solid var(--border-control)', borderRadius: '4px', px: 1.5, background: 'var(--bg-control)' }}
            />
          )}
        />
      ) : (
        <Tooltip title="Add a scope">
          <IconButton ref={plus} size="small" aria-label="Add a scope" onClick={() => setAdding(true)}>
            <Plus size={14} strokeWidth={1.75} />
          </IconButton>
        </Tooltip>
      )}
    </Row>
  );
}
