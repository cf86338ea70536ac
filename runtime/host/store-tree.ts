import type { TreeNode } from '#shared/api/views.ts';
import type { Entity, EntityId, EntityStore } from '#shared/store/entity.ts';
import { iconOf, nameOf, sortKeyOf } from './entity-words.ts';
import { isInline, serviceGroups, treeFolders, type TreeFolder } from './tree-layout.ts';

/**
 * The rows of the tree, parents before children, each list in the order it is shown. Sorting folders come before
 * entities; entities are sorted by name, but the filters of a policy stand in the order in which they run.
 */
export function storeTree(store: EntityStore, edited: (id: EntityId) => boolean): TreeNode[] {
  const tree = new Tree(store, edited);
  tree.folders(treeFolders, null);
  return tree.nodes;
}

class Tree {
  readonly nodes: TreeNode[] = [];
  private readonly store: EntityStore;
  private readonly edited: (id: EntityId) => boolean;
  private readonly byType = new Map<string, Entity[]>();
  private readonly byFolder = new Map<string, Entity[]>();

  constructor(store: EntityStore, edited: (id: EntityId) => boolean) {
    this.store = store;
    this.edited = edited;
    const claimed = typesOf(treeFolders);
    const disks = disksOf(treeFolders);
    for (const entity of store.entities.values()) {
      if (entity.parent !== store.root) continue;
      const disk = entity.place.file.slice(0, Math.max(0, entity.place.file.indexOf('/')));
      if (claimed.has(entity.type)) push(this.byType, entity.type, entity);
      else push(this.byFolder, disks.has(disk) ? disk : '', entity);
    }
  }

  folders(folders: readonly TreeFolder[], parent: string | null): void {
    for (const folder of folders) {
      const own = folder.entity === undefined ? [] : (this.byType.get(folder.entity) ?? []);
      const [single] = own;
      const members = [...(folder.types ?? []).flatMap((type) => this.byType.get(type) ?? []), ...(folder.disk === undefined ? [] : (this.byFolder.get(folder.disk) ?? []))];
      if (single !== undefined && own.length === 1) {
        this.nodes.push({ id: single.id, parent, name: folder.name, type: single.type, icon: 'folder', edited: this.edited(single.id) });
        this.children(single);
        continue;
      }
      const all = [...members, ...own];
      if (all.length === 0 && folder.always !== true) continue;
      this.nodes.push({ id: folder.id, parent, name: folder.name, type: 'folder', icon: 'folder', edited: false });
      this.folders(folder.folders ?? [], folder.id);
      this.entities(all, folder.id);
    }
  }

  private entities(entities: readonly Entity[], parent: string): void {
    const named = entities.map((entity) => {
      const name = nameOf(entity);
      return { entity, name, key: `${isContainer(entity) ? 0 : 1}${sortKeyOf(name)}` };
    });
    named.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const { entity, name } of named) this.row(entity, name, parent);
  }

  private row(entity: Entity, name: string, parent: string): void {
    this.nodes.push({ id: entity.id, parent, name, type: entity.type, icon: iconOf(this.store.types, entity.type), edited: this.edited(entity.id) });
    if (!this.store.types.isA(entity.type, 'Filter')) this.children(entity);
  }

  private children(entity: Entity): void {
    const children = entity.children.flatMap((id) => this.store.get(id) ?? []).filter((child) => !isInline(child));
    if (children.length === 0) return;
    if (entity.type === 'FilterCircuit') {
      for (const child of inRunningOrder(this.store, entity, children)) this.row(child, nameOf(child), entity.id);
      return;
    }
    if (!this.store.types.isA(entity.type, 'HTTP')) return this.entities(children, entity.id);
    for (const group of serviceGroups) {
      const members = children.filter((child) => this.store.types.isA(child.type, group.type));
      if (members.length === 0) continue;
      const id = `folder:${group.name}:${entity.id}`;
      this.nodes.push({ id, parent: entity.id, name: group.name, type: 'folder', icon: 'folder', edited: false });
      this.entities(members, id);
    }
    this.entities(children.filter((child) => !serviceGroups.some((group) => this.store.types.isA(child.type, group.type))), entity.id);
  }
}

/** From the start along success, then failure; what no path reaches comes last, in file order. */
function inRunningOrder(store: EntityStore, policy: Entity, filters: readonly Entity[]): Entity[] {
  const order = new Set<Entity>();
  const visit = (holder: Entity, field: string): void => {
    const reference = holder.fields.get(field);
    const next = typeof reference === 'string' ? store.resolve(holder.id, reference) : undefined;
    if (next === null || next === undefined || next.parent !== policy.id || order.has(next)) return;
    order.add(next);
    visit(next, 'successNode');
    visit(next, 'failureNode');
  };
  visit(policy, 'start');
  visit(policy, 'fault');
  for (const filter of filters) order.add(filter);
  return [...order];
}

function isContainer(entity: Entity): boolean {
  return entity.type === 'CircuitContainer';
}

function typesOf(folders: readonly TreeFolder[]): Set<string> {
  return new Set(folders.flatMap((folder) => [...(folder.types ?? []), ...(folder.entity === undefined ? [] : [folder.entity]), ...typesOf(folder.folders ?? [])]));
}

function disksOf(folders: readonly TreeFolder[]): Set<string> {
  return new Set(folders.flatMap((folder) => [...(folder.disk === undefined ? [] : [folder.disk]), ...disksOf(folder.folders ?? [])]));
}

function push<K>(map: Map<K, Entity[]>, key: K, entity: Entity): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entity]);
  else list.push(entity);
}
