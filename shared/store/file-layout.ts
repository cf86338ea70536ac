/** True for the files of a store that hold entities (format B1). Paths are relative to the root, with `/`. */
export function isEntityFile(path: string): boolean {
  if (!path.endsWith('.yaml') || path.startsWith('META-INF/')) return false;
  const segments = path.split('/');
  if (segments.length === 1) return path === '_parent.yaml';
  return !segments.some((segment, index) => segment.startsWith('.') || (index < segments.length - 1 && segment.endsWith('-Files')));
}

/** Folder of a path; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Resolves a `{{file}}` path from a file of the store; undefined when it leads outside the root. */
export function pathFrom(file: string, relative: string): string | undefined {
  if (relative.startsWith('/') || relative.includes('\\')) return undefined;
  const segments = folderOf(file).split('/').filter((segment) => segment !== '');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

const replacements: Readonly<Record<string, string>> = {
  '/': '(slash)', '\\': '(bslash)', '"': '(quote)', ':': '(colon)', '<': '(lt)', '>': '(gt)', '*': '(asterisk)', '?': '(qmark)', '|': '(pipe)',
};

/** Base name of the file or folder of an entity with this key (format B2). */
export function fileNameFor(key: string): string {
  const clean = key.replace(/[/\\":<>*?|]/g, (character) => replacements[character] ?? character);
  let hash = 0;
  for (let index = 0; index < clean.length; index += 1) hash = (Math.imul(hash, 31) + clean.charCodeAt(index)) | 0;
  const short = clean.length > 40 ? `${clean.slice(0, 40)}-${Math.abs(hash)}` : clean;
  // A leading dot would hide the file, from readers as well.
  return short.replace(/ $/, '_').replace(/^\./, '_');
}

/** Sorting folder of each type that stands directly below the root (format B1); the rest is in `System`. */
const topFolders: Readonly<Record<string, readonly string[]>> = {
  Policies: ['FilterCircuit', 'CircuitContainer'],
  APIs: ['WebServiceGroup', 'WebServiceRepository'],
  Resources: ['JSONSchemaGroup', 'ScriptGroup', 'StylesheetGroup', 'XmlSchemaGroup', 'XPathGroup', 'ResourceRepository'],
  'Environment Configuration': ['KPSRoot', 'EnvironmentalizedEntities', 'Certificates', 'PGPKeyPairs', 'NetService', 'UserStore'],
  Libraries: ['CacheManager', 'AlertManager', 'RegularExpressionGroup', 'OAuth2StoresGroup', 'CronExpressionGroup', 'CORSGroup', 'WAFProfileGroup'],
  'Server Settings': [
    'AccessLogger', 'CassandraSettings', 'EventLog', 'LogManager', 'RealtimeMonitoring', 'PortalCallbackGroup', 'MimeTypeGroup', 'OPDbConfig', 'SystemSettings',
    'OpenTrafficEventLog', 'PortalConfiguration', 'ZeroDowntime',
  ],
  'External Connections': [
    'AWSSettings', 'AuthnRepositoryGroup', 'ConnectionSetGroup', 'AuthProfilesGroup', 'DbConnectionGroup', 'ICAPServerGroup', 'JMSServiceGroup', 'LdapDirectoryGroup',
    'ProxyServerGroup', 'SentinelServerGroup', 'SiteMinderConnectionSet', 'SMTPServerGroup', 'SyslogServerGroup', 'RendezvousDaemonGroup', 'UrlSetGroup', 'XkmsConfigGroup',
    'RadiusClients', 'SunAccessManagerSettings', 'PassPortKeyStoreManager', 'TivoliActionGroupGroup', 'TivoliSettingsGroup',
  ],
};

/** Sorting folder for a new child of the root. */
export function topFolderFor(type: string): string {
  return Object.entries(topFolders).find(([, types]) => types.includes(type))?.[0] ?? 'System';
}
