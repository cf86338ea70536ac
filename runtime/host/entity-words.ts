import type { IconName } from '#shared/api/icon-names.ts';
import type { TypeSet } from '#shared/store/entity-type.ts';
import type { Entity, EntityId, EntityStore } from '#shared/store/entity.ts';

/** First match counts; groups come last, as a user store is both. */
const icons: readonly (readonly [type: string, icon: IconName])[] = [
  ['FilterCircuit', 'workflow'],
  ['Filter', 'shield-check'],
  ['CircuitContainer', 'folder'],
  ['OAuthPersist', 'database'],
  ['DbConnection', 'database'],
  ['AuthnRepositoryBase', 'users'],
  ['LdapDirectory', 'contact'],
  ['Cache', 'layers'],
  ['Certificate', 'file-badge'],
  ['KeyPair', 'key-round'],
  ['PGPKeyPair', 'key-round'],
  ['User', 'user'],
  ['Group', 'users'],
  ['HTTP', 'server'],
  ['NetService', 'server'],
  ['Interface', 'plug'],
  ['URIHandler', 'route'],
  ['KPSStore', 'table'],
  ['KPSType', 'table'],
  ['Script', 'file-code'],
  ['Stylesheet', 'file-code'],
  ['XPath', 'file-code'],
  ['JSONSchema', 'file-code'],
];

const knownIcons = new WeakMap<TypeSet, Map<string, IconName>>();

/** Icon of an entity type. */
export function iconOf(types: TypeSet, type: string): IconName {
  let known = knownIcons.get(types);
  if (known === undefined) knownIcons.set(types, (known = new Map()));
  let icon = known.get(type);
  if (icon === undefined) known.set(type, (icon = findIcon(types, type)));
  return icon;
}

function findIcon(types: TypeSet, type: string): IconName {
  const found = icons.find(([ancestor]) => types.isA(type, ancestor));
  if (found !== undefined) return found[1];
  const definition = types.types.get(type);
  if (definition === undefined) return 'box';
  if (/(Group|Set|Library|Manager|Settings|Root)$/.test(type) && definition.components.size > 0) return 'folder';
  return definition.ancestry.includes('RootChild') ? 'settings-2' : 'box';
}

/** Names that Policy Studio shows for groups whose entity is called something else. */
const studioNames: Readonly<Record<string, string>> = {
  NetService: 'API Gateway',
  AuthProfilesGroup: 'Client Credentials',
  LdapDirectoryGroup: 'LDAP Connections',
  RadiusClients: 'RADIUS Clients',
  UrlSetGroup: 'URL Connection Sets',
  XkmsConfigGroup: 'XKMS Connections',
  RendezvousDaemonGroup: 'TIBCO Rendezvous Daemons',
  GSSInitiators: 'Kerberos Clients',
  GSSPrincipals: 'Kerberos Principals',
  GSSAcceptors: 'Kerberos Services',
  AlertManager: 'Alerts',
  CacheManager: 'Caches',
  CronExpressionGroup: 'Cron Expressions',
  RegularExpressionGroup: 'Regular Expressions',
  ScriptGroup: 'Scripts',
  StylesheetGroup: 'Stylesheets',
  XPathGroup: 'XPaths',
  Certificates: 'Certificates',
};

/** Name of an entity as the window shows it; paths as `/token`, or `GET /token` when only one method is served. */
export function nameOf(entity: Entity): string {
  const studio = studioNames[entity.type];
  if (studio !== undefined) return studio;
  const keys = entity.definition?.keyFields ?? [];
  if (keys.length === 2 && keys[0] === 'uriprefix' && keys[1] === 'httpMethod') {
    const split = entity.key.lastIndexOf(',');
    const method = entity.key.slice(split + 1);
    return method === '*' ? entity.key.slice(0, split) : `${method} ${entity.key.slice(0, split)}`;
  }
  return entity.key === '' ? wordsOf(entity.type) : entity.key;
}

const knownWords = new Map<string, string>();

/** An identifier as words: `accessTokenExpiresInSecs` → `Access token expires in secs`. */
export function wordsOf(identifier: string): string {
  let words = knownWords.get(identifier);
  if (words === undefined) knownWords.set(identifier, (words = splitWords(identifier)));
  return words;
}

function splitWords(identifier: string): string {
  const spaced = identifier
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/_/g, ' ');
  const words = spaced.split(' ').map((word, index) => (index === 0 || /^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const sortKeys = new Map<string, string>();

/** Text by which names are sorted: without case, numbers by their value. Kept, as the same names come again with every tree. */
export function sortKeyOf(name: string): string {
  let key = sortKeys.get(name);
  if (key === undefined) {
    if (sortKeys.size > 100_000) sortKeys.clear();
    sortKeys.set(name, (key = name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))));
  }
  return key;
}

/** From the root's child down to the entity. */
export function pathOf(store: EntityStore, id: EntityId): Entity[] {
  const path: Entity[] = [];
  let current = store.get(id);
  while (current !== undefined && current.parent !== null) {
    path.unshift(current);
    current = store.get(current.parent);
  }
  return path;
}
