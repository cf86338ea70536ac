import { attempt } from '../app/failure.ts';
import { api } from '../app/session.ts';
import { followRenames } from '../editor/follow-renames.ts';
import { followInTree } from './tree-state.ts';

/** The field that a row's name is, when it can be changed by typing another name. */
export async function nameFieldOf(id: string, name: string): Promise<string | null> {
  const { entity } = await api().call('store.entity', { id });
  const keys = entity?.keyFields ?? [];
  const field = keys.length === 1 ? keys[0] : keys.find((key) => key === 'name');
  if (entity === null || field === undefined) return null;
  return entity.fields.some((one) => one.name === field && one.raw === name) ? field : null;
}

/** Renames an entity, with all references to it. False when the store refused; the notice says why. */
export async function renameEntity(id: string, before: string, after: string): Promise<boolean> {
  return attempt(async () => {
    const field = await nameFieldOf(id, before);
    if (field === null) throw new Error(`${before} cannot be renamed here: open it and edit the fields that make its name.`);
    const { renamed } = await api().call('store.edit', { label: `Rename ${before} to ${after}`, commands: [{ kind: 'rename-entity', entity: id, fields: { [field]: after } }] });
    followInTree(renamed);
    followRenames(renamed);
  });
}
