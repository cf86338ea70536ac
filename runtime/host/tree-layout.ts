import type { Entity } from '#shared/store/entity.ts';

/** A sorting node of the tree, with the types that belong directly under it, in Policy Studio's order. */
export interface TreeFolder {
  /** `folder:…`, unique. */
  readonly id: string;
  readonly name: string;
  readonly folders?: readonly TreeFolder[];
  /** Types of the root's children that stand here instead of under their folder on disk. */
  readonly types?: readonly string[];
  /** Folder on disk whose entities stand here when no `types` claims them. */
  readonly disk?: string;
  /** The one entity of this type is this row itself: its own row would only repeat the name. */
  readonly entity?: string;
  /** Shown even while nothing is in it. */
  readonly always?: boolean;
}

/** The tree as Policy Studio's users know it; what a store has beside that comes last, under System. */
export const treeFolders: readonly TreeFolder[] = [
  { id: 'folder:APIs', name: 'APIs', disk: 'APIs', always: true },
  { id: 'folder:Policies', name: 'Policies', disk: 'Policies', always: true },
  { id: 'folder:Resources', name: 'Resources', disk: 'Resources', always: true },
  {
    id: 'folder:Environment Configuration',
    name: 'Environment Configuration',
    always: true,
    folders: [
      { id: 'folder:Listeners', name: 'Listeners', types: ['NetService'], always: true },
      { id: 'folder:External Connections', name: 'External Connections', disk: 'External Connections', types: ['GSSInitiators', 'GSSPrincipals', 'GSSAcceptors', 'RegistryConnectionGroup'], always: true },
      { id: 'folder:Libraries', name: 'Libraries', disk: 'Libraries', types: ['JDBCDriverSet'], always: true },
      { id: 'folder:Certificates and Keys', name: 'Certificates and Keys', types: ['Certificates', 'PGPKeyPairs', 'KeyPairs'], always: true },
      { id: 'folder:Users and Groups', name: 'Users and Groups', entity: 'UserStore', always: true },
      { id: 'folder:Key Property Stores', name: 'Key Property Stores', entity: 'KPSRoot', always: true },
    ],
    disk: 'Environment Configuration',
  },
  { id: 'folder:Server Settings', name: 'Server Settings', disk: 'Server Settings', always: true },
  { id: 'folder:System', name: 'System', disk: '' },
];

/** Groups within a services group, as the product has them. */
export const serviceGroups: readonly { readonly name: string; readonly type: string }[] = [
  { name: 'Ports', type: 'Interface' },
  { name: 'Paths', type: 'URIHandler' },
];

/** Rows of a parent's own form, never rows of the tree. */
const inlineTypes: ReadonlySet<string> = new Set(['Property', 'BoundCircuit', 'SoftCircuitReference', 'PortableCircuitReference', 'OperationCircuitReference', 'SwitchCircuitReference', 'CircuitReference']);

/** True for entities that are edited inside their parent's form. */
export function isInline(entity: Entity): boolean {
  return inlineTypes.has(entity.type);
}
