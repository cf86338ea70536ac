import { Button, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import { KeyHint } from '../controls/key-hint.tsx';
import { ProgressRing, useSlow } from '../controls/progress-ring.tsx';
import { cancel, useTest } from './test-state.ts';

const CANCEL_AFTER_MS = 2000;
const TICK_MS = 100;

/** Milliseconds since a request was sent, in coarse steps; 0 while none runs. */
function useElapsed(): number {
  const since = useTest((state) => state.running?.since ?? null);
  const [clock, setClock] = useState({ since: 0, now: 0 });
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setInterval(() => setClock({ since, now: performance.now() }), TICK_MS);
    return () => clearInterval(timer);
  }, [since]);
  return since !== null && clock.since === since ? clock.now - since : 0;
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
      <Tooltip describeChild title={running ? 'A request is running' : 'Send the request to the embedded gateway (Ctrl+Enter)'}>
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
