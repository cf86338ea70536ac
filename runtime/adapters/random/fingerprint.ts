import { createHmac, randomBytes } from 'node:crypto';

/** Makes the fingerprints of one process: four hex digits that say nothing of a secret to whom the key is not known. */
export function createFingerprint(key: Uint8Array = randomBytes(32)): (secret: string) => string {
  return (secret) => createHmac('sha256', key).update(secret).digest('hex').slice(0, 4);
}
