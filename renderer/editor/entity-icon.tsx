import { Braces, Database, Folder, Globe, HardDrive, KeyRound, ListTree, Server, Settings2, ShieldCheck, User, Users, Workflow, type LucideIcon } from 'lucide-react';

const byPattern: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^FilterCircuit$/, Workflow],
  [/Container|Group$|^Root$|folder/i, Folder],
  [/Persist|Db|Database|Cassandra/, Database],
  [/Cache/, HardDrive],
  [/AuthnRepository|UserStore|Repository/, Users],
  [/^User$/, User],
  [/Certificate|Key|PGP/, KeyRound],
  [/Filter$|Reflector|SetHTTPStatusCode/, ShieldCheck],
  [/Interface|NetService|Http/i, Globe],
  [/Server|Ldap|Host/, Server],
  [/Schema|JSON|XML|Script/, Braces],
  [/Settings|Configuration/, Settings2],
];

/** Icon of an entity kind, decided by its type name. */
export function iconOf(type: string): LucideIcon {
  return byPattern.find(([pattern]) => pattern.test(type))?.[1] ?? ListTree;
}

/** Icon of an entity, decorative. */
export function EntityIcon({ type, size = 14 }: { readonly type: string; readonly size?: number }) {
  const Icon = iconOf(type);
  return <Icon size={size} strokeWidth={1.75} aria-hidden className="ee-icon" />;
}
