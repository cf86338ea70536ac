import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import type { ProjectView } from '#shared/api/views.ts';
import { keysOf, runCommand } from './commands.ts';
import { attempt } from './failure.ts';
import { openProject } from './projects.ts';
import { api, useSession } from './session.ts';
import css from './menu.module.css';

/** Name of the open store; its menu leads to other stores. */
export function StoreMenu(): React.JSX.Element {
  const name = useSession((session) => session.store?.name ?? '');
  const path = useSession((session) => session.store?.displayPath ?? '');
  const current = useSession((session) => session.store?.projectId);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [recent, setRecent] = useState<readonly ProjectView[]>([]);
  const show = async (button: HTMLElement): Promise<void> => {
    setAnchor(button);
    await attempt(async () => setRecent((await api().call('project.recent', {})).projects));
  };
  const then = (action: () => void): void => {
    setAnchor(null);
    setTimeout(action);
  };
  const others = recent.filter((project) => project.projectId !== current && project.state !== 'missing').slice(0, 8);
  return (
    <>
      <button type="button" className={css.store} title={path} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => void show(event.currentTarget)}>
        <span>{name}</span>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => then(() => runCommand('open'))}>
          <span className={css.title}>Open a store…</span>
          <span className={css.keys}>{keysOf('open')}</span>
        </MenuItem>
        <MenuItem onClick={() => then(() => runCommand('export'))}>Export deployment archive…</MenuItem>
        <MenuItem onClick={() => then(() => runCommand('close-store'))}>Close the store</MenuItem>
        {others.length > 0 && <Divider className={css.divider} />}
        {others.length > 0 && <ListSubheader>Recent</ListSubheader>}
        {others.map((project) => (
          <MenuItem key={project.projectId} onClick={() => then(() => void openProject(project.projectId))}>
            <span className={css.title}>{project.name}</span>
            <span className={css.path}>{project.displayPath}</span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
