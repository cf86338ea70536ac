import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { attempt } from '../app/failure.ts';
import { openEntity } from '../app/session.ts';
import { EntityMenu, type MenuPlace } from './entity-menu.tsx';
import { actionOf, TypeAhead, type TreeKeyAction } from './tree-keys.ts';
import { filteredRows, visibleRows, type TreeIndex, type TreeRow } from './tree-model.ts';
import { rowElementId, TreeRowView } from './tree-row.tsx';
import { setExpanded, useTree } from './tree-state.ts';
import css from './tree-pane.module.css';

/** Height of a row in CSS pixels: 22 at the usual text size, 32 where fingers point. */
function rowHeight(): number {
  if (window.matchMedia('(pointer: coarse)').matches) return 32;
  return Math.round(1.375 * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16));
}

const isEntity = (row: TreeRow): boolean => !row.node.id.startsWith('folder:');

function toggle(row: TreeRow): void {
  if (row.hasChildren && useTree.getState().filter === '') setExpanded([row.node.id], !row.expanded);
}

/** A click on a sorting folder, or on a container that only sorts, folds it; on anything else it opens. */
function open(row: TreeRow, preview: boolean): void {
  useTree.setState({ cursor: row.node.id });
  if (!isEntity(row) || (row.node.icon === 'folder' && row.hasChildren)) {
    if (preview) toggle(row);
    return;
  }
  void attempt(() => openEntity(row.node.id, { preview }));
}

/** How far the list was scrolled when it was last on screen. */
let lastOffset = 0;

/** The virtualised rows, and the keys that act on them. */
export function TreeList({ index, active }: { readonly index: TreeIndex; readonly active: string | null }): React.JSX.Element {
  const expanded = useTree((state) => state.expanded);
  const filter = useTree((state) => state.filter);
  const cursor = useTree((state) => state.cursor);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const typeAhead = useRef(new TypeAhead());
  const rows = useMemo(() => (filter.trim() === '' ? visibleRows(index, expanded) : filteredRows(index, filter)), [index, expanded, filter]);
  const at = useMemo(() => rows.findIndex((row) => row.node.id === cursor), [rows, cursor]);
  const height = useMemo(rowHeight, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    initialOffset: lastOffset,
    // The row that the keys act on must exist for screen readers, wherever the list is scrolled to.
    rangeExtractor: useCallback((range: Range) => (at === -1 ? defaultRangeExtractor(range) : [...new Set([...defaultRangeExtractor(range), at])].toSorted((a, b) => a - b)), [at]),
  });
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at, { align: 'auto' });
    // Only a moved cursor scrolls; the user may scroll away from it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cursor]);

  const act = (action: TreeKeyAction): void => {
    if (action.kind === 'move') {
      useTree.setState({ cursor: rows[action.to]?.node.id ?? null });
      return;
    }
    const row = rows[action.at];
    if (row === undefined) return;
    switch (action.kind) {
      case 'expand':
      case 'collapse':
        toggle(row);
        return;
      case 'open':
        if (isEntity(row)) void attempt(() => openEntity(row.node.id));
        else toggle(row);
        return;
      case 'preview':
        open(row, true);
        return;
      case 'rename':
        if (isEntity(row)) useTree.setState({ renaming: row.node.id });
        return;
      case 'menu': {
        const box = document.getElementById(rowElementId(row.node.id))?.getBoundingClientRect();
        if (isEntity(row)) setMenu({ row, x: (box?.left ?? 0) + 40, y: box?.bottom ?? 0 });
      }
    }
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    let action = actionOf(event, rows, at);
    if (action === undefined && event.key.length === 1 && event.key !== ' ') {
      const to = typeAhead.current.row(event.key, rows, at, event.timeStamp);
      if (to !== -1) action = { kind: 'move', to };
    }
    if (action === undefined) return;
    event.preventDefault();
    act(action);
  };
  return (
    <>
      <div
        ref={scroller}
        className={css.list}
        role="tree"
        aria-label="Entities of the store"
        aria-activedescendant={at === -1 ? undefined : rowElementId(rows[at]?.node.id ?? '')}
        tabIndex={0}
        data-pane-focus
        onKeyDown={onKey}
        onFocus={() => {
          if (at === -1) useTree.setState({ cursor: active ?? rows[0]?.node.id ?? null });
        }}
        onScroll={(event) => {
          lastOffset = event.currentTarget.scrollTop;
        }}
      >
        <div className={css.rows} style={{ height: virtual.getTotalSize() }} role="none">
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <TreeRowView
                key={row.node.id}
                row={row}
                top={item.start}
                height={item.size}
                active={row.node.id === active}
                cursor={item.index === at}
                onToggle={() => toggle(row)}
                onOpen={(preview) => open(row, preview)}
                onMenu={(x, y) => {
                  useTree.setState({ cursor: row.node.id });
                  if (isEntity(row)) setMenu({ row, x, y });
                }}
                onRenamed={() => {
                  useTree.setState({ renaming: null });
                  scroller.current?.focus();
                }}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && filter !== '' && <p className={css.empty}>Nothing is called “{filter.trim()}”.</p>}
      <EntityMenu place={menu} onClose={() => setMenu(null)} />
    </>
  );
}
