import { useState } from 'react';
import { Menu, MenuItem } from '@mui/material';
import { showToast } from '../controls/toast.ts';
import { attempt } from '../app/failure.ts';
import { openEntity } from '../app/session.ts';
import { ReferencesDialog } from './references-dialog.tsx';
import type { TreeRow } from './tree-model.ts';
import { useTree } from './tree-state.ts';

/** Row that a menu is for, and where it opens, in CSS pixels. */
export interface MenuPlace {
  readonly row: TreeRow;
  readonly x: number;
  readonly y: number;
}

/** Context menu of a row. */
export function EntityMenu({ place, onClose }: { readonly place: MenuPlace | null; readonly onClose: () => void }): React.JSX.Element {
  const [referencesOf, setReferencesOf] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const node = place?.row.node;
  const choose = (action: (id: string, name: string) => void): void => {
    onClose();
    // The menu gives the focus back first.
    if (node !== undefined) setTimeout(() => action(node.id, node.name));
  };
  const copy = async (id: string): Promise<void> => {
    await navigator.clipboard.writeText(id);
    showToast('Reference copied');
  };
  return (
    <>
      <Menu open={place !== null} onClose={onClose} anchorReference="anchorPosition" anchorPosition={{ left: place?.x ?? 0, top: place?.y ?? 0 }}>
        <MenuItem onClick={() => choose((id) => void attempt(() => openEntity(id)))}>Open</MenuItem>
        <MenuItem onClick={() => choose((id) => useTree.setState({ renaming: id }))}>Rename</MenuItem>
        <MenuItem onClick={() => choose((id) => void attempt(() => copy(id)))}>Copy reference</MenuItem>
        <MenuItem onClick={() => choose((id, name) => setReferencesOf({ id, name }))}>Show all references</MenuItem>
      </Menu>
      <ReferencesDialog of={referencesOf} onClose={() => setReferencesOf(null)} />
    </>
  );
}
