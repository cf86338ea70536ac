import type { IconName } from '#shared/api/icon-names.ts';
import { useSession } from '../app/session.ts';
import { EntityIcon } from '../controls/entity-icon.tsx';

const byPattern: readonly (readonly [RegExp, IconName])[] = [
  [/^FilterCircuit$/, 'workflow'],
  [/Container|Group$|^Root$/, 'folder'],
  [/Persist|Db|Database|Cassandra/, 'database'],
  [/Cache/, 'layers'],
  [/AuthnRepository|UserStore|Repository/, 'users'],
  [/^User$/, 'user'],
  [/Certificate/, 'file-badge'],
  [/Key|PGP/, 'key-round'],
  [/Filter$|Reflector|SetHTTPStatusCode/, 'shield-check'],
  [/Server|Ldap|Host/, 'server'],
  [/Interface|Port$/, 'plug'],
  [/^NetService$|Path/, 'route'],
  [/Schema|JSON|XML|Script/, 'file-code'],
  [/Settings|Configuration/, 'settings-2'],
];

/** Icon of an entity: the tree's, else one by its type. */
export function IconOf({ id, type, size = 14 }: { readonly id?: string | undefined; readonly type: string; readonly size?: number }) {
  const known = useSession((session) => (id === undefined ? undefined : session.tree.find((node) => node.id === id)?.icon));
  return (
    <span className="ee-icon">
      <EntityIcon icon={known ?? byPattern.find(([pattern]) => pattern.test(type))?.[1] ?? 'box'} size={size} />
    </span>
  );
}
