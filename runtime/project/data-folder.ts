import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Folder of the user's data: `POLICY_BENCH_DATA`, else the operating system's place for it (product decision 41). */
export function userDataFolder(env: Readonly<Record<string, string | undefined>> = process.env, platform: NodeJS.Platform = process.platform): string {
  const given = env['POLICY_BENCH_DATA'];
  if (given !== undefined && given !== '') return resolve(given);
  const home = homedir();
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Policy Bench');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Policy Bench');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'policy-bench');
}

/** Folder for the drafts of one store. `root` is the absolute path of the store. */
export function draftFolder(dataFolder: string, root: string): string {
  return join(dataFolder, 'drafts', createHash('sha256').update(root).digest('hex').slice(0, 24));
}
