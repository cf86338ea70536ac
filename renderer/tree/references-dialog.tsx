import { useEffect, useState } from 'react';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import type { Result } from '#shared/api/contract.ts';
import { attempt } from '../app/failure.ts';
import { api, openEntity } from '../app/session.ts';
import css from './references-dialog.module.css';

type Referrers = Result<'store.referrers'>['referrers'];

/** Everything that names an entity; a choice leads to the field that does. */
export function ReferencesDialog({ of, onClose }: { readonly of: { readonly id: string; readonly name: string } | null; readonly onClose: () => void }): React.JSX.Element {
  return (
    <Dialog open={of !== null} onClose={onClose} aria-labelledby="references-title">
      {of !== null && <References id={of.id} name={of.name} onClose={onClose} />}
    </Dialog>
  );
}

function References({ id, name, onClose }: { readonly id: string; readonly name: string; readonly onClose: () => void }): React.JSX.Element {
  const [referrers, setReferrers] = useState<Referrers | null>(null);
  useEffect(() => {
    void attempt(async () => setReferrers((await api().call('store.referrers', { id })).referrers));
  }, [id]);
  const go = (entity: string, field: string): void => {
    onClose();
    setTimeout(() => void attempt(() => openEntity(entity, { field })));
  };
  return (
    <>
      <DialogTitle id="references-title">References to {name}</DialogTitle>
      <DialogContent className={css.content ?? ''}>
        {referrers?.length === 0 && <p>Nothing in this store refers to it.</p>}
        <ul className={css.list}>
          {referrers?.map((referrer) => (
            <li key={`${referrer.entity}\n${referrer.field}`}>
              <button type="button" className={css.row} onClick={() => go(referrer.entity, referrer.field)}>
                <span className={css.name}>{referrer.name}</span>
                <span className={css.field}>{referrer.field}</span>
              </button>
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </>
  );
}
