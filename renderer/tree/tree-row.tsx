import { useEffect, useRef, useState } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { EntityIcon } from '../controls/entity-icon.tsx';
import { ProblemIcon, severityWords } from '../controls/problem-icon.tsx';
import { renameEntity } from './rename-entity.ts';
import { useTree } from './tree-state.ts';
import type { TreeRow } from './tree-model.ts';
import css from './tree-row.module.css';

/** Id of a row's element; entity ids may hold spaces, element ids may not. */
export const rowElementId = (id: string): string => `tree-row-${encodeURIComponent(id)}`;

/** Left edge of a row's content, and distance of the guides, in pixels. */
const edge = 4;
const indent = 10;

function NameInput({ row, done }: { readonly row: TreeRow; readonly done: () => void }): React.JSX.Element {
  const [name, setName] = useState(row.node.name);
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = async (keep: boolean): Promise<void> => {
    if (finished.current) return;
    finished.current = true;
    const after = name.trim();
    const renamed = !keep || after === '' || after === row.node.name || (await renameEntity(row.node.id, row.node.name, after));
    if (renamed) done();
    else finished.current = false;
  };
  return (
    <input
      ref={input}
      className={css.input}
      aria-label={`New name of ${row.node.name}`}
      value={name}
      spellCheck={false}
      onChange={(event) => setName(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => void finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') void finish(true);
        if (event.key === 'Escape') void finish(false);
      }}
    />
  );
}

/** What dot and icon say, for screen readers. */
function stateInWords({ edited, problem }: TreeRow): string | undefined {
  const words = [...(edited ? ['Unsaved changes'] : []), ...(problem === null ? [] : [severityWords[problem]])];
  return words.length === 0 ? undefined : words.join(', ');
}

interface TreeRowProps {
  readonly row: TreeRow;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly cursor: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (preview: boolean) => void;
  readonly onMenu: (x: number, y: number) => void;
  readonly onRenamed: () => void;
}

/** One row: guides, chevron, icon with the unsaved dot, name, problem. */
export function TreeRowView({ row, top, height, active, cursor, onToggle, onOpen, onMenu, onRenamed }: TreeRowProps): React.JSX.Element {
  const renaming = useTree((state) => state.renaming === row.node.id);
  const { node, depth, hasChildren, expanded } = row;
  const isFolder = node.icon === 'folder';
  const Chevron = expanded ? ChevronDown : ChevronRight;
  const left = edge + depth * indent;
  return (
    <div
      id={rowElementId(node.id)}
      className={`${css.row} ${active ? css.active : ''} ${cursor ? css.cursor : ''} ${isFolder ? css.folder : ''}`}
      style={{ height, transform: `translateY(${top}px)`, paddingLeft: left }}
      role="treeitem"
      aria-label={node.name}
      aria-description={stateInWords(row)}
      aria-level={depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={hasChildren ? expanded : undefined}
      aria-selected={active}
      onClick={() => onOpen(true)}
      onDoubleClick={() => onOpen(false)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(event.clientX, event.clientY);
      }}
    >
      {Array.from({ length: depth }, (_, level) => (
        <span key={level} className={css.guide} style={{ left: edge + 7 + level * indent }} aria-hidden />
      ))}
      {hasChildren ? (
        <span
          className={css.chevron}
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <Chevron size={14} strokeWidth={1.75} />
        </span>
      ) : (
        <span className={css.chevron} />
      )}
      <span className={css.icon}>
        <EntityIcon icon={isFolder && expanded ? 'folder-open' : node.icon} />
        {row.edited && <span className={css.dot} />}
      </span>
      {renaming ? (
        <NameInput row={row} done={onRenamed} />
      ) : (
        <span className={css.name} title={node.name}>
          {node.name}
        </span>
      )}
      {row.problem !== null && <ProblemIcon severity={row.problem} size={13} silent />}
    </div>
  );
}
