import OutlinedInput from '@mui/material/OutlinedInput';
import Popper from '@mui/material/Popper';
import { Lock, Variable } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { complete, completionSpot, useCompletions, type CompletionSpot } from './completions.ts';

export interface SelectorInputProps {
  readonly entity: string;
  readonly id?: string;
  readonly value: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly invalid?: boolean;
  readonly mono?: boolean;
  readonly multiline?: boolean;
  /** The field takes the bare name of an attribute instead of selectors. */
  readonly bareName?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
  onText(text: string): void;
  onVisit?(): void;
  onLeave?(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

function Matched({ name, prefix }: { readonly name: string; readonly prefix: string }) {
  const at = name.toLowerCase().indexOf(prefix.toLowerCase());
  if (prefix === '' || at < 0) return <>{name}</>;
  return (
    <>
      {name.slice(0, at)}
      <b>{name.slice(at, at + prefix.length)}</b>
      {name.slice(at + prefix.length)}
    </>
  );
}

/** Names shown at once; typing narrows them down. */
const SHOWN = 8;

/** Text input that completes attribute names behind `${` (or on Ctrl+Space), and keeps its caret when the text changes from outside. */
export function SelectorInput(props: SelectorInputProps) {
  const { value, bareName = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const listId = useId();
  const [focused, setFocused] = useState(false);
  const [spot, setSpot] = useState<CompletionSpot | undefined>();
  const [active, setActive] = useState(0);
  const { items, run } = useCompletions(props.entity, focused);

  const prefix = spot?.prefix.toLowerCase() ?? '';
  const found = spot === undefined ? [] : items.filter((item) => item.name.toLowerCase().includes(prefix) && item.name.toLowerCase() !== prefix).sort((a, b) => Number(b.name.toLowerCase().startsWith(prefix)) - Number(a.name.toLowerCase().startsWith(prefix)));
  const matches = found.slice(0, SHOWN);
  const open = focused && matches.length > 0;
  const current = Math.min(active, matches.length - 1);

  useLayoutEffect(() => {
    const node = input.current;
    if (node === null || document.activeElement !== node || caret.current === null) return;
    const at = Math.min(caret.current, node.value.length);
    if (node.selectionStart !== at) node.setSelectionRange(at, at);
  }, [value]);

  const seek = (text: string, at: number): void => {
    setSpot(completionSpot(text, at, bareName));
    setActive(0);
  };
  const take = (name: string): void => {
    if (spot === undefined) return;
    const next = complete(value, spot, name, bareName);
    caret.current = next.caret;
    setSpot(undefined);
    props.onText(next.text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      const at = input.current?.selectionStart ?? value.length;
      if (completionSpot(value, at, bareName) !== undefined) return seek(value, at);
      caret.current = at + 2;
      props.onText(`${value.slice(0, at)}\${${value.slice(at)}`);
      setSpot({ start: at + 2, end: at + 2, prefix: '' });
      return setActive(0);
    }
    if (open) {
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        return setActive((current + step + matches.length) % matches.length);
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        return take(matches[current]?.name ?? '');
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        return setSpot(undefined);
      }
    }
    props.onKeyDown?.(event);
  };

  return (
    <>
      <OutlinedInput
        fullWidth
        ref={setAnchor}
        inputRef={input}
        id={props.id}
        value={value}
        disabled={props.disabled ?? false}
        readOnly={props.readOnly ?? false}
        error={props.invalid ?? false}
        multiline={props.multiline ?? false}
        autoFocus={props.autoFocus ?? false}
        {...(props.multiline === true ? { minRows: 2, maxRows: 16 } : {})}
        className={`${props.mono === true ? 'ee-mono' : ''} ${props.className ?? ''}`}
        placeholder={props.placeholder}
        inputProps={{
          'aria-label': props.label,
          'aria-labelledby': props.labelledBy,
          'aria-describedby': props.describedBy,
          'aria-autocomplete': 'list',
          'aria-controls': open ? listId : undefined,
          'aria-expanded': open,
          'aria-activedescendant': open ? `${listId}-${current}` : undefined,
          role: props.multiline === true ? undefined : 'combobox',
          spellCheck: false,
          autoComplete: 'off',
          onSelect: (event) => {
            caret.current = event.currentTarget.selectionStart;
          },
        }}
        onChange={(event) => {
          const at = event.target.selectionStart ?? event.target.value.length;
          caret.current = at;
          props.onText(event.target.value);
          seek(event.target.value, at);
        }}
        onKeyDown={onKeyDown as never}
        onFocus={() => {
          setFocused(true);
          props.onVisit?.();
        }}
        onBlur={() => {
          setFocused(false);
          setSpot(undefined);
          props.onLeave?.();
        }}
      />
      <Popper open={open} anchorEl={anchor} placement="bottom-start" className="ee-completion">
        <div role="listbox" id={listId} aria-label="Attributes known here">
          {matches.map((item, index) => (
            <div key={item.name} id={`${listId}-${index}`} role="option" aria-selected={index === current} className="ee-completion-item" onMouseDown={(event) => { event.preventDefault(); take(item.name); }}>
              {item.secret ? <Lock size={14} strokeWidth={1.75} aria-hidden /> : <Variable size={14} strokeWidth={1.75} aria-hidden />}
              <code>
                <Matched name={item.name} prefix={spot?.prefix ?? ''} />
              </code>
              <span>{item.secret ? 'secret' : item.value}</span>
            </div>
          ))}
        </div>
        <p className="ee-completion-foot">
          <span>{found.length > SHOWN ? `${found.length - SHOWN} more: type on` : 'Known at this point'}</span>
          <span>{run === null ? 'values after the first run' : `values of run ${run}`}</span>
        </p>
      </Popper>
    </>
  );
}
