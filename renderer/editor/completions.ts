import { useEffect, useState } from 'react';
import type { Result } from '#shared/api/contract.ts';
import { api } from '../app/session.ts';

/** Attributes known at an entity, with values of the last run. */
export type Completions = Result<'store.completions'>;

const nothing: Completions = { items: [], run: null };

/** Reads the completions of an entity while they are wanted, and again after the gateway changed or ran. */
export function useCompletions(entity: string, wanted: boolean): Completions {
  const [completions, setCompletions] = useState<Completions>(nothing);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const read = (): void => {
      void api()
        .call('store.completions', { entity })
        .then((answer) => current && setCompletions(answer))
        .catch(() => current && setCompletions(nothing));
    };
    read();
    const stop = api().on('gateway.traffic', read);
    return () => {
      current = false;
      stop();
    };
  }, [entity, wanted]);
  return completions;
}

/** The piece of a text that completion replaces. */
export interface CompletionSpot {
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
}

/**
 * Where the caret asks for a name: behind `${`, or anywhere in a field that takes a bare name. Undefined where no name may
 * stand, such as inside a call's brackets.
 */
export function completionSpot(text: string, caret: number, bare: boolean): CompletionSpot | undefined {
  const before = text.slice(0, caret);
  const match = (bare ? /([\w.]*)$/ : /\$\{([\w.]*)$/).exec(before);
  if (match === null) return undefined;
  const prefix = match[1] ?? '';
  const tail = /^[\w.]*\}?/.exec(text.slice(caret))?.[0] ?? '';
  return { start: caret - prefix.length, end: caret + (bare ? tail.replace('}', '') : tail).length, prefix };
}

/** Text and caret after a name was taken. */
export function complete(text: string, spot: CompletionSpot, name: string, bare: boolean): { readonly text: string; readonly caret: number } {
  const inserted = bare ? name : `${name}}`;
  return { text: text.slice(0, spot.start) + inserted + text.slice(spot.end), caret: spot.start + inserted.length };
}
