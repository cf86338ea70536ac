import { rowByPrefix, type TreeRow } from './tree-model.ts';

/** What a key press does in the tree. */
export type TreeKeyAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'expand' | 'collapse' | 'open' | 'preview' | 'rename' | 'menu'; readonly at: number };

/** Rows that PageUp and PageDown move by. */
const page = 20;

/** Action of a key on the row at `at` (-1: none yet); undefined when the key means nothing here. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>, rows: readonly TreeRow[], at: number): TreeKeyAction | undefined {
  const last = rows.length - 1;
  const row = rows[at];
  const move = (to: number): TreeKeyAction => ({ kind: 'move', to: Math.max(0, Math.min(last, to)) });
  if (last < 0) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at === -1 ? 0 : at - 1);
    case 'Home':
      return move(0);
    case 'End':
      return move(last);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
  }
  if (row === undefined) return undefined;
  switch (event.key) {
    case 'ArrowRight':
      if (!row.hasChildren) return undefined;
      return row.expanded ? move(at + 1) : { kind: 'expand', at };
    case 'ArrowLeft':
      if (row.expanded) return { kind: 'collapse', at };
      return row.parentRow === -1 ? undefined : move(row.parentRow);
    case 'Enter':
      return { kind: 'open', at };
    case ' ':
      return { kind: 'preview', at };
    case 'F2':
      return { kind: 'rename', at };
    case 'ContextMenu':
      return { kind: 'menu', at };
    case 'F10':
      return event.shiftKey ? { kind: 'menu', at } : undefined;
    default:
      return undefined;
  }
}

/** Letters typed in quick succession, which jump to the row that starts with them. */
export class TypeAhead {
  private typed = '';
  private at = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds; a pause of more than 700 starts anew */
  row(letter: string, rows: readonly TreeRow[], from: number, now: number): number {
    this.typed = now - this.at > 700 ? letter : this.typed + letter;
    this.at = now;
    return rowByPrefix(rows, Math.max(0, from), this.typed);
  }
}
