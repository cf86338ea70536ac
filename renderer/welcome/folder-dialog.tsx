import { useEffect, useState } from 'react';
import { CornerLeftUp, Database, Folder } from 'lucide-react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import type { Result } from '#shared/api/contract.ts';
import { attempt } from '../app/failure.ts';
import { openProject } from '../app/projects.ts';
import { api, useSession } from '../app/session.ts';
import css from './folder-dialog.module.css';

type Folders = Result<'project.folders'>;

function Folders({ onOpened }: { readonly onOpened: () => void }): React.JSX.Element {
  const [shown, setShown] = useState<Folders | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const show = async (folderId: string | null): Promise<void> => {
    await attempt(async () => {
      setShown(await api().call('project.folders', { folderId }));
      setChosen(null);
    });
  };
  useEffect(() => void show(null), []);
  const openIt = async (folderId: string | undefined): Promise<void> => {
    if (folderId === undefined) return;
    onOpened();
    await attempt(async () => {
      const { project } = await api().call('project.pickFolder', { folderId });
      await openProject(project.projectId);
    });
  };
  const parent = shown?.folder.parent ?? null;
  return (
    <>
      <DialogContent className={css.content ?? ''}>
        <p className={`${css.path} mono`}>{shown?.folder.displayPath ?? ''}</p>
        <ul className={css.list}>
          {parent !== null && (
            <li>
              <button type="button" className={css.row} onClick={() => void show(parent)}>
                <CornerLeftUp size={14} strokeWidth={1.75} aria-hidden />
                Up
              </button>
            </li>
          )}
          {shown?.folders.map((folder) => (
            <li key={folder.folderId}>
              <button
                type="button"
                className={css.row}
                aria-pressed={folder.folderId === chosen}
                onClick={() => (folder.isStore ? setChosen(folder.folderId) : void show(folder.folderId))}
                onDoubleClick={() => folder.isStore && void openIt(folder.folderId)}
              >
                {folder.isStore ? <Database size={14} strokeWidth={1.75} aria-hidden /> : <Folder size={14} strokeWidth={1.75} aria-hidden />}
                <span className={css.name}>{folder.name}</span>
                {folder.isStore && <span className={css.kind}>store</span>}
              </button>
            </li>
          ))}
        </ul>
        {shown?.folders.length === 0 && <p className={css.none}>There are no folders in it.</p>}
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onOpened}>
          Cancel
        </Button>
        <Button variant="contained" color="primary" disabled={shown === null} onClick={() => void openIt(chosen ?? shown?.folder.folderId)}>
          {chosen === null ? 'Open this folder' : 'Open'}
        </Button>
      </DialogActions>
    </>
  );
}

/** Chooses a store's folder where there is no system dialog: in a browser. */
export function FolderDialog(): React.JSX.Element {
  const open = useSession((session) => session.foldersOpen);
  const close = (): void => useSession.setState({ foldersOpen: false });
  return (
    <Dialog open={open} onClose={close} aria-labelledby="folders-title">
      <DialogTitle id="folders-title">Open a store</DialogTitle>
      <Folders onOpened={close} />
    </Dialog>
  );
}
