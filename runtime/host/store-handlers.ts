import type { Handlers } from '#shared/api/dispatch.ts';
import { ApiError } from '#shared/api/transport.ts';
import { entityView } from './entity-view.ts';
import type { HostPorts } from './host-context.ts';
import { asApiErrors } from './project-errors.ts';
import { reviewDraft } from './review.ts';
import { revertCommands } from './revert.ts';
import { decodeSecret, encodeSecrets } from './secret-edits.ts';
import { candidatesFor, completionsAt, referrersOf } from './store-lookups.ts';
import { searchStore } from './store-search.ts';
import { noStore, type StoreSession } from './store-session.ts';
import { storeTree } from './store-tree.ts';

type StoreMethod = Extract<keyof Handlers, `store.${string}`>;

/** The `store.…` methods over the session that is open. */
export function createStoreHandlers(current: () => StoreSession | null, ports: HostPorts): Pick<Handlers, StoreMethod> {
  const open = (): StoreSession => {
    const session = current();
    if (session === null) throw noStore();
    return session;
  };
  return { ...readers(current, open, ports), ...writers(open) };
}

type Readers = 'store.state' | 'store.tree' | 'store.entity' | 'store.search' | 'store.candidates' | 'store.referrers' | 'store.completions' | 'store.review' | 'store.problems' | 'store.revealSecret';

function readers(current: () => StoreSession | null, open: () => StoreSession, ports: HostPorts): Pick<Handlers, Readers> {
  return {
    'store.state': () => ({ state: current()?.state ?? null }),
    'store.tree': () => {
      const { revision, view, model } = open();
      return { revision, nodes: storeTree(model.entities, (id) => view.changes.byId.has(id)) };
    },
    'store.entity': ({ id }) => ({ entity: entityView(open().view, id) }),
    'store.search': ({ query, limit }) => ({ hits: searchStore(open().model.entities, query, limit) }),
    'store.candidates': ({ refType, from }) => ({ candidates: candidatesFor(open().view, refType, from) }),
    'store.referrers': ({ id }) => ({ referrers: referrersOf(open().model.entities, id) }),
    'store.completions': ({ entity }) => {
      const { view, model } = open();
      const at = model.entities.get(entity);
      return completionsAt(view, entity, at === undefined ? null : (ports.lastRun?.(at) ?? null));
    },
    'store.review': () => ({ review: reviewDraft(open().view) }),
    'store.problems': () => ({ problems: [...open().view.problems] }),
    'store.revealSecret': ({ entity, field }) => ({ value: decodeSecret(open().view, entity, field) }),
  };
}

function writers(open: () => StoreSession): Pick<Handlers, Exclude<StoreMethod, Readers>> {
  return {
    'store.edit': ({ label, merge, commands }) => {
      const session = open();
      const encoded = encodeSecrets(session.view, commands);
      if (encoded.length === 0) return { state: session.state, renamed: {}, added: [] };
      const outcome = session.store.edit(label, encoded, merge);
      if (!outcome.ok) throw new ApiError({ code: 'edit-refused', message: outcome.reason, hint: 'Nothing was changed.' });
      return { state: session.touch(), renamed: { ...outcome.renamed }, added: [...outcome.added] };
    },
    'store.undo': () => {
      const session = open();
      session.store.undo();
      return { state: session.touch() };
    },
    'store.redo': () => {
      const session = open();
      session.store.redo();
      return { state: session.touch() };
    },
    'store.revertChange': ({ changeId }) => {
      const session = open();
      const commands = revertCommands(session.view, changeId);
      if (commands === undefined || commands.length === 0) throw new ApiError({ code: 'no-change', message: 'This change is gone, or cannot be taken back by itself', hint: 'Undo, or discard all changes.' });
      const outcome = session.store.edit('Revert change', commands);
      if (!outcome.ok) throw new ApiError({ code: 'edit-refused', message: outcome.reason, hint: 'Undo, or discard all changes.' });
      return { state: session.touch() };
    },
    'store.discardAll': () => {
      const session = open();
      session.store.discardAll();
      return { state: session.touch() };
    },
    'store.save': async ({ overwrite }) => {
      const session = open();
      const { outcome, files } = await asApiErrors(() => session.store.save(overwrite));
      return { result: { outcome, files: [...files] }, state: session.touch() };
    },
    'store.reload': async ({ keep }) => {
      const session = open();
      await asApiErrors(() => session.store.reload(keep));
      return { state: session.touch() };
    },
  };
}
