import css from './key-hint.module.css';

/** Keys of a shortcut in a box: `Ctrl S`. `onAccent`: on a filled button. */
export function KeyHint({ keys, onAccent = false }: { readonly keys: string; readonly onAccent?: boolean }): React.JSX.Element {
  return <kbd className={`${css.key} ${onAccent ? css.onAccent : ''}`}>{keys}</kbd>;
}
