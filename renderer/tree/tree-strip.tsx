import { PanelLeftOpen } from 'lucide-react';
import { IconButton, Tooltip } from '@mui/material';
import { runCommand, withKeys } from '../app/commands.ts';
import css from './tree-pane.module.css';

/** What is left of the tree while it is folded away. */
export function TreeStrip(): React.JSX.Element {
  return (
    <nav className={css.strip} data-pane aria-label="Entities">
      <Tooltip title={withKeys('Show the tree', 'toggle-tree')} placement="right">
        <IconButton aria-label="Show the tree" onClick={() => runCommand('toggle-tree')}>
          <PanelLeftOpen size={16} strokeWidth={1.75} />
        </IconButton>
      </Tooltip>
    </nav>
  );
}
