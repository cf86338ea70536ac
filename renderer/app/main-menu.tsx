import { useState } from 'react';
import { Check, Menu as MenuIcon } from 'lucide-react';
import { Divider, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { commands, keysOf, runCommand } from './commands.ts';
import { useSession } from './session.ts';
import { useThemeChoice } from './theme-choice.ts';
import css from './menu.module.css';

const groups: readonly (readonly string[])[] = [
  ['open', 'save', 'export', 'close-store'],
  ['undo', 'redo', 'quick-open', 'command-palette'],
  ['toggle-tree', 'toggle-problems', 'toggle-traffic', 'test'],
  ['theme-system', 'theme-light', 'theme-dark'],
];

/** Menu button: the same commands as the application menu, for windows without one. */
export function MainMenu(): React.JSX.Element {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const session = useSession();
  const theme = useThemeChoice((state) => state.choice);
  const choose = (id: string): void => {
    setAnchor(null);
    // The menu gives the focus back first, so that a palette or dialog can take it.
    setTimeout(() => runCommand(id));
  };
  return (
    <>
      <Tooltip title="Menu">
        <IconButton aria-label="Menu" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
          <MenuIcon size={16} strokeWidth={1.75} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {groups.flatMap((ids, group) => [
          ...(group === 0 ? [] : [<Divider key={ids[0]} className={css.divider} />]),
          ...ids.map((id) => {
            const command = commands.find((one) => one.id === id);
            const chosen = id === `theme-${theme}`;
            return (
              <MenuItem key={id} selected={chosen} disabled={command?.when?.(session) === false} onClick={() => choose(id)}>
                <span className={css.title}>{command?.title}</span>
                <span className={css.keys}>{chosen ? <Check size={14} strokeWidth={1.75} aria-label="Chosen" /> : keysOf(id)}</span>
              </MenuItem>
            );
          }),
        ])}
      </Menu>
    </>
  );
}
