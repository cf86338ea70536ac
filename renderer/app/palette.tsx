import { useEffect, useRef, useState } from 'react';
import { Search } from 'lucide-react';
import { Dialog } from '@mui/material';
import { EntityIcon } from '../controls/entity-icon.tsx';
import { KeyHint } from '../controls/key-hint.tsx';
import { attempt } from './failure.ts';
import { commandChoices, fieldChoices, type Choice } from './palette-choices.ts';
import { useSession } from './session.ts';
import css from './palette.module.css';

/** Choices for what is typed; `>` in front asks for commands. */
function useChoices(text: string): { readonly choices: readonly Choice[]; readonly known: boolean } {
  const [found, setFound] = useState<{ readonly text: string; readonly choices: readonly Choice[] }>({ text: '', choices: [] });
  const asCommand = text.startsWith('>');
  useEffect(() => {
    if (asCommand) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void attempt(async () => {
        const choices = await fieldChoices(text.trim());
        if (current) setFound({ text, choices });
      });
    }, 60);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, asCommand]);
  return asCommand ? { choices: commandChoices(text.slice(1).trim(), useSession.getState()), known: true } : { choices: found.choices, known: found.text === text };
}

function Row({ choice, active, id, onChoose }: { readonly choice: Choice; readonly active: boolean; readonly id: string; readonly onChoose: () => void }): React.JSX.Element {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li ref={element} id={id} role="option" aria-selected={active} className={css.row} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      {choice.icon !== undefined && <EntityIcon icon={choice.icon} />}
      <span className={css.title}>{choice.title}</span>
      <span className={css.detail}>{choice.detail}</span>
      {choice.keys !== undefined && <KeyHint keys={choice.keys} />}
    </li>
  );
}

function PaletteBody({ start, close }: { readonly start: string; readonly close: () => void }): React.JSX.Element {
  const [text, setText] = useState(start);
  const [at, setAt] = useState(0);
  const { choices, known } = useChoices(text);
  const place = Math.min(at, choices.length - 1);
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    close();
    // The dialog gives the focus back first; what is chosen may take it.
    setTimeout(() => void attempt(choice.choose));
  };
  const onKey = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      const single = Math.abs(step) === 1;
      setAt(single ? (place + step + choices.length) % choices.length : Math.max(0, Math.min(choices.length - 1, place + step)));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(choices[place]);
    }
  };
  return (
    <>
      <label className={css.input}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label="Go to policy, field or command"
          aria-expanded="true"
          aria-controls="palette-choices"
          aria-activedescendant={choices.length > 0 ? `palette-choice-${place}` : undefined}
          placeholder={text.startsWith('>') ? 'Command' : 'Policy, filter, field or value; > for commands'}
          value={text}
          spellCheck={false}
          onFocus={(event) => event.target.setSelectionRange(text.length, text.length)}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </label>
      <ul className={css.list} id="palette-choices" role="listbox" aria-label="Choices">
        {choices.map((choice, index) => (
          <Row key={choice.key} id={`palette-choice-${index}`} choice={choice} active={index === place} onChoose={() => choose(choice)} />
        ))}
      </ul>
      {choices.length === 0 && known && <p className={css.none}>{text === '' ? 'Type a part of a name, a field or a value.' : `Nothing is called “${text.replace(/^>/, '').trim()}”.`}</p>}
    </>
  );
}

/** Quick open and command palette. */
export function Palette(): React.JSX.Element {
  const palette = useSession((session) => session.palette);
  const close = (): void => useSession.setState({ palette: 'closed' });
  return (
    <Dialog open={palette !== 'closed'} onClose={close} transitionDuration={0} aria-labelledby="palette-title" slotProps={{ backdrop: { invisible: true }, paper: { className: css.paper ?? '' }, container: { className: css.container ?? '' } }}>
      <h2 id="palette-title" className="spoken">
        Go to
      </h2>
      <PaletteBody key={palette} start={palette === 'commands' ? '>' : ''} close={close} />
    </Dialog>
  );
}
