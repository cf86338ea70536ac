import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Run, TestTarget } from '#shared/api/views.ts';
import { followUps, tokenSource } from './request-draft.ts';
import { sendFollowUp, useTest } from './test-state.ts';

/** One click each: refresh, token information, protected resource, revoke, with the tokens of the shown run. */
export function NextMenu({ run, target }: { readonly run: Run; readonly target: TestTarget }): React.JSX.Element {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const runs = useTest((state) => state.runs);
  const busy = useTest((state) => state.running !== null);
  const source = tokenSource(run, runs);
  const follows = followUps(target, source);
  return (
    <>
      <Button aria-haspopup="menu" aria-expanded={anchor !== null} disabled={busy} endIcon={<ChevronDown size={14} strokeWidth={1.75} />} onClick={(event) => setAnchor(event.currentTarget)}>
        Next
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
        {follows.map((follow) => (
          <MenuItem
            key={follow.kind}
            aria-disabled={follow.reason !== undefined}
            onClick={() => {
              if (follow.reason !== undefined || source === undefined) return;
              setAnchor(null);
              void sendFollowUp(follow, source);
            }}
            sx={follow.reason === undefined ? undefined : { color: 'var(--text-disabled)', cursor: 'default' }}
          >
            <ListItemText primary={follow.label} secondary={follow.reason ?? follow.path} slotProps={{ primary: { variant: 'body1' }, secondary: { variant: 'body2' } }} sx={{ my: 0.5 }} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
