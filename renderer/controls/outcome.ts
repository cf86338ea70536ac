/** How something ended: a run, a step of a trace, or a request of the traffic. */
export type Outcome = 'passed' | 'refused' | 'error' | 'not-reached' | 'blocked' | 'aborted' | 'exception';

/** Family of an outcome: which icon and colour it has. */
export type Tone = 'pass' | 'refuse' | 'error' | 'idle';

interface Look {
  readonly tone: Tone;
  /** The word shown, as the product writes it. */
  readonly word: string;
}

/** Word and tone of each outcome. */
export const outcomes: Readonly<Record<Outcome, Look>> = {
  passed: { tone: 'pass', word: 'Passed' },
  refused: { tone: 'refuse', word: 'Refused' },
  blocked: { tone: 'refuse', word: 'Blocked' },
  error: { tone: 'error', word: 'Error' },
  aborted: { tone: 'error', word: 'Aborted' },
  exception: { tone: 'error', word: 'Exception' },
  'not-reached': { tone: 'idle', word: 'Not reached' },
};
