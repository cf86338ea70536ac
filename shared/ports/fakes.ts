import type { Authenticator } from './authenticator.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

/** A clock that stands until it is advanced. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The same sequence for the same seed; for tests only. */
export class SeededRandom implements Random {
  #state: number;

  constructor(seed = 1) {
    this.#state = seed;
  }

  #next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state >>> 8;
  }

  alphanumeric(length: number): string {
    return Array.from({ length }, () => ALPHABET[this.#next() % 62]).join('');
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${this.#next().toString(16).padStart(12, '0')}`;
  }
}

/** Knows the given users; the subject is the name. */
export function fakeAuthenticator(users: Readonly<Record<string, string>>): Authenticator {
  return {
    authenticate: (username, password) =>
      users[username] === password.reveal('test') ? { outcome: 'accepted', subject: username } : { outcome: 'rejected', reason: 'unknown user or wrong password' },
  };
}
