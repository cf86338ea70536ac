import { useEntityView } from './entity-view.ts';

/** Editor of one entity, as the content of an editor tab. */
export function EntityEditor({ entity }: { readonly entity: string }) {
  const loaded = useEntityView(entity);
  if (loaded.state === 'loading') return null;
  return <section aria-label={loaded.view?.name ?? 'Removed'}>{loaded.view?.name}</section>;
}
