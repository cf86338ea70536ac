/** A terminal's Ctrl+C reaches a program more than once, when the process that started it passes it on too. */
const SAME_SIGNAL_MS = 1_000;

/** Resolves at the first SIGINT or SIGTERM; a further one, not just an echo of it, ends the process at once. */
export function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const end = (): void => {
      askedAt ??= Date.now();
      if (Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(1);
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}
