import { useEffect, useState } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import { failureWords } from '../app/failure.ts';
import { api } from '../app/session.ts';

/** What is known of an entity: nothing yet, its view, or that it is gone (`view` null). */
export type LoadedEntity =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | { readonly state: 'loaded'; readonly view: EntityView | null };

/** The entity as the draft has it; read again whenever the host says that it changed (edits, undo, reload). */
export function useEntityView(entity: string): LoadedEntity {
  const [loaded, setLoaded] = useState<LoadedEntity>({ state: 'loading' });

  useEffect(() => {
    let asked = 0;
    let ended = false;
    const read = async (): Promise<void> => {
      const turn = ++asked;
      try {
        const { entity: view } = await api().call('store.entity', { id: entity });
        if (turn === asked && !ended) setLoaded({ state: 'loaded', view });
      } catch (fault) {
        if (turn !== asked || ended) return;
        const message = failureWords(fault);
        setLoaded((before) => (before.state === 'loaded' ? before : { state: 'failed', message, retry: () => void read() }));
      }
    };
    void read();
    // Any change may alter problems, targets of references or provenance here, so every one is worth a read.
    const stops = [api().on('store.changed', () => void read()), api().on('events.resumed', () => void read())];
    return () => {
      ended = true;
      for (const stop of stops) stop();
    };
  }, [entity]);

  return loaded;
}
