import { performance } from 'node:perf_hooks';
import type { Clock } from '#shared/ports/clock.ts';

/** The machine's time. */
export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };
