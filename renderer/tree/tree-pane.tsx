import { useEffect, useMemo } from 'react';
import { ChevronsDownUp, Filter, X } from 'lucide-react';
import { IconButton, InputAdornment, OutlinedInput, Tooltip } from '@mui/material';
import { useSession } from '../app/session.ts';
import { TreeIndex } from './tree-model.ts';
import { TreeList } from './tree-list.tsx';
import { collapseAll, restoreTree, revealRow, useActiveEntity, useTree } from './tree-state.ts';
import css from './tree-pane.module.css';

function FilterBox(): React.JSX.Element {
  const filter = useTree((state) => state.filter);
  const setFilter = (text: string): void => useTree.setState({ filter: text });
  return (
    <div className={css.filter}>
      <OutlinedInput
        fullWidth
        placeholder="Filter tree"
        value={filter}
        inputProps={{ 'aria-label': 'Filter tree', spellCheck: false }}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFilter('');
          if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role="tree"]')?.focus();
        }}
        startAdornment={
          <InputAdornment position="start">
            <Filter size={14} strokeWidth={1.75} aria-hidden />
          </InputAdornment>
        }
        endAdornment={
          filter === '' ? null : (
            <IconButton size="small" aria-label="Clear the filter" onClick={() => setFilter('')}>
              <X size={14} strokeWidth={1.75} />
            </IconButton>
          )
        }
      />
    </div>
  );
}

/** The entity tree with its filter. */
export function TreePane(): React.JSX.Element {
  const name = useSession((session) => session.store?.name ?? '');
  const projectId = useSession((session) => session.store?.projectId);
  const nodes = useSession((session) => session.tree);
  const problems = useSession((session) => session.problems);
  const index = useMemo(() => new TreeIndex(nodes, problems), [nodes, problems]);
  const active = useActiveEntity();
  useEffect(() => {
    if (projectId !== undefined && nodes.length > 0 && useTree.getState().projectId !== projectId) void restoreTree(projectId, index);
  }, [projectId, nodes.length, index]);
  useEffect(() => {
    if (active !== null) revealRow(active, new TreeIndex(useSession.getState().tree, []));
  }, [active]);
  return (
    <nav className={css.pane} data-pane aria-label="Entities">
      <header className={css.head}>
        <h2 className={css.store} title={name}>
          {name}
        </h2>
        <span className={css.kind}>API Gateway</span>
        <Tooltip title="Collapse all">
          <IconButton size="small" aria-label="Collapse all" onClick={collapseAll}>
            <ChevronsDownUp size={16} strokeWidth={1.75} />
          </IconButton>
        </Tooltip>
      </header>
      <FilterBox />
      <TreeList index={index} active={active} />
    </nav>
  );
}
