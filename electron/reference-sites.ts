/** Where help texts point to. Such links open in the user's browser; every other is refused. */
const referenceSites = new Set(['www.rfc-editor.org', 'datatracker.ietf.org', 'docs.axway.com']);

/** Whether an address is one of the reference sites, by an encrypted connection. */
export function isReference(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' && url.port === '' && url.username === '' && referenceSites.has(url.hostname);
  } catch {
    return false;
  }
}
