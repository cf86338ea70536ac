/** Icons that the host names in tree rows and search hits; lucide's names. The window draws each of them. */
export const iconNames = [
  'folder',
  'workflow',
  'shield-check',
  'database',
  'users',
  'user',
  'contact',
  'layers',
  'file-badge',
  'key-round',
  'server',
  'plug',
  'route',
  'table',
  'file-code',
  'settings-2',
  'variable',
  'box',
] as const;

/** One of {@link iconNames}. */
export type IconName = (typeof iconNames)[number];
