import { Button, CircularProgress, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { cancel, useTest } from './test-state.ts';

const RING_AFTER_MS = 300;
const CANCEL_AFTER_MS = 2000;

const Keys = styled('kbd')({ font: 'inherit', fontSize: '0.6875rem', lineHeight: '14px', marginLeft: 7, padding: '0 4px', border: '1px solid currentColor', borderRadius: 3, opacity: 0.85 });

/** Milliseconds since a request was sent, in coarse steps; 0 while none runs. */
function useElapsed(): number {
  const since = useTest((state) => state.running?.since ?? null);
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    setElapsed(0);
    if (since === null) return;
    const timer = setInterval(() => setElapsed(performance.now() - since), 100);
    return () => clearInterval(timer);
  }, [since]);
  return elapsed;
}

/** Sends the request; shows a ring from 300 ms, and Cancel beside it from 2 s. */
export function SendButton({ onSend }: { readonly onSend: () => void }): React.JSX.Element {
  const running = useTest((state) => state.running !== null);
  const cancelled = useTest((state) => state.running?.cancelled ?? false);
  const elapsed = useElapsed();
  return (
    <>
      {running && elapsed >= CANCEL_AFTER_MS && (
        <Button size="small" variant="outlined" disabled={cancelled} onClick={() => void cancel()}>
          Cancel
        </Button>
      )}
      <Tooltip title={running ? 'A request is running' : 'Send the request to the embedded gateway (Ctrl+Enter)'}>
        <span>
          <Button variant="contained" size="small" disabled={running} aria-keyshortcuts="Control+Enter" onClick={onSend}>
            {running && elapsed >= RING_AFTER_MS ? <CircularProgress size={14} color="inherit" aria-label={`Running for ${Math.floor(elapsed / 1000)} s`} sx={{ mr: 1.5 }} /> : null}
            Send
            <Keys aria-hidden>Ctrl ⏎</Keys>
          </Button>
        </span>
      </Tooltip>
    </>
  );
}
