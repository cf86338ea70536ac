import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import css from './row-list.module.css';

interface RowListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  /** In px. */
  readonly rowHeight: number;
  readonly keyOf: (row: T) => string;
  /** Enter, or a click. */
  readonly onOpen: (row: T) => void;
  /** Cells of a row, each with `role="gridcell"`. `tabIndex` is for controls inside of it. */
  readonly children: (row: T, tabIndex: 0 | -1) => ReactNode;
  /** Class that lays the cells out, for head and rows. */
  readonly columns: string;
  /** Row of column heads. */
  readonly head?: ReactNode;
  readonly empty: ReactNode;
  /** Row that is open elsewhere. */
  readonly selected?: string | null;
}

const PAGE = 10;

function target(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: count - 1 };
  const to = steps[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

/** Rows of a table, drawn only where they are seen. One row is in the tab order; arrow keys move it. */
export function RowList<T>({ label, rows, rowHeight, keyOf, onOpen, children, columns, head, empty, selected }: RowListProps<T>): React.JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized over the virtualizer
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => (rows[index] === undefined ? index : keyOf(rows[index])),
  });
  const at = Math.max(0, rows.findIndex((row) => keyOf(row) === current));

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus();
  });

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const to = target(event.key, at, rows.length);
    if (event.key === 'Enter') onOpen(row);
    else if (to !== undefined && rows[to] !== undefined) {
      virtual.scrollToIndex(to);
      wantsFocus.current = true;
      setCurrent(keyOf(rows[to]));
    } else return;
    event.preventDefault();
  };

  return (
    <div role="grid" aria-label={label} aria-rowcount={rows.length + (head === undefined ? 0 : 1)} className={css.grid} onKeyDown={onKeyDown}>
      <div ref={scroller} className={css.scroller} role="presentation">
        {head !== undefined && (
          <div role="row" className={`${css.head} ${columns}`}>
            {head}
          </div>
        )}
        {rows.length === 0 && <div className={css.empty}>{empty}</div>}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="rowgroup">
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isCurrent = item.index === at;
            return (
              <div
                key={item.key}
                role="row"
                data-index={item.index}
                aria-rowindex={item.index + (head === undefined ? 1 : 2)}
                aria-selected={selected === keyOf(row)}
                tabIndex={isCurrent ? 0 : -1}
                className={`${css.row} ${columns}`}
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                onFocus={() => setCurrent(keyOf(row))}
                onClick={() => onOpen(row)}
              >
                {children(row, isCurrent ? 0 : -1)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
