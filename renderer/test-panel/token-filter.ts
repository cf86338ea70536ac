import { api } from '../app/session.ts';

const TYPE = 'ResourceOwnerPasswordCredentialsFilter';

/** The first Resource Owner Credentials filter that a served path leads to, else the first one at all; null: none. */
export async function findTokenFilter(): Promise<string | null> {
  const { nodes } = await api().call('store.tree', {});
  const filters = nodes.filter((node) => node.type === TYPE);
  for (const { id } of filters) {
    const { target } = await api().call('gateway.target', { filter: id });
    if (target !== null && target.paths.length > 0) return id;
  }
  return filters[0]?.id ?? null;
}
