import { Button, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import { KeyHint } from '../controls/key-hint.tsx';
import { ProgressRing, useSlow } from '../controls/progress-ring.tsx';
import { cancel, useTest } from './test-state.ts';

const CANCEL_AFTER_MS = 2000;

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
  const slow = useSlow(running);
  return (
    <>
      {running && elapsed >= CANCEL_AFTER_MS && (
        <Button size="small" variant="outlined" disabled={cancelled} onClick={() => void cancel()}>
          Cancel
        </Button>
      )}
      <Tooltip title={running ? 'A request is running' : 'Send the request to the embedded gateway (Ctrl+Enter)'}>
        <span>
          <Button variant="contained" color="primary" size="small" sx={{ gap: '6px', fontSize: '0.8125rem' }} disabled={running} aria-keyshortcuts="Control+Enter" onClick={onSend}>
            {slow && <ProgressRing label={`Running for ${Math.floor(elapsed / 1000)} s`} />}
            Send
            <KeyHint keys="Ctrl ⏎" onAccent />
          </Button>
        </span>
      </Tooltip>
    </>
  );
}
