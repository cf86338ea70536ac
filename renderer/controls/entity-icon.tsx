import {
  AppWindow, Box, Contact, Database, FileBadge, FileCode, FileDiff, Folder, FolderOpen, KeyRound, Layers, Plug, Route, Server, Settings2, ShieldCheck, Table2, User, Users, Variable, Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { IconName } from '#shared/api/icon-names.ts';

const icons: Readonly<Record<IconName | 'folder-open' | 'review' | 'applications', LucideIcon>> = {
  folder: Folder,
  'folder-open': FolderOpen,
  workflow: Workflow,
  'shield-check': ShieldCheck,
  database: Database,
  users: Users,
  user: User,
  contact: Contact,
  layers: Layers,
  'file-badge': FileBadge,
  'key-round': KeyRound,
  server: Server,
  plug: Plug,
  route: Route,
  table: Table2,
  'file-code': FileCode,
  'settings-2': Settings2,
  variable: Variable,
  box: Box,
  review: FileDiff,
  applications: AppWindow,
};

const isKnown = (name: string): name is keyof typeof icons => Object.hasOwn(icons, name);

/** Icon by the name that the host gives; decoration beside a name, 14 px in rows. */
export function EntityIcon({ icon, size = 14, color }: { readonly icon: string; readonly size?: number; readonly color?: string }): React.JSX.Element {
  const Icon = isKnown(icon) ? icons[icon] : Box;
  return <Icon size={size} strokeWidth={1.75} aria-hidden style={{ flex: 'none' }} {...(color === undefined ? {} : { color })} />;
}
