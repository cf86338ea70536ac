import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '#shared/ports/clock.ts';

/** The machine's time. */
export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }) };
