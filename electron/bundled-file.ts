import { join, normalize, sep } from 'node:path';

/** The file that an address `app://bundle/…` names; undefined for any other address, and outside the folder. */
export function bundledFile(address: string, folder: string): string | undefined {
  let url: URL;
  let path: string;
  try {
    url = new URL(address);
    path = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'app:' || url.host !== 'bundle' || path.includes('\0') || path.endsWith('/')) return undefined;
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : undefined;
}
