import * as crypto from 'node:crypto';

/** Makes the digest function of a store: base64 of the algorithm, `SHA-256` or `SHA1` spelled in any way. Undefined when unknown. */
export function digestFunction(algorithm: string): ((token: string) => string) | undefined {
  const name = algorithm.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (!crypto.getHashes().some((hash) => hash.toLowerCase() === name)) return undefined;
  // Node 18 and 20.11 have no one-shot hash; it is twice as fast where it is there.
  const oneShot: unknown = Reflect.get(crypto, 'hash');
  if (typeof oneShot === 'function') return (token) => String(oneShot(name, token, 'base64'));
  return (token) => crypto.createHash(name).update(token).digest('base64');
}
