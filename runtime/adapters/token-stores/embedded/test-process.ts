import { digestFunction } from '../digest.ts';
import { openEmbeddedStore } from './embedded-store.ts';

/**
 * A process of its own for the tests of the embedded store. Usage: FILE write NAME COUNT | FILE take DIGEST.
 * Says each token as soon as it is saved; `write` goes on until it is killed when COUNT is 0.
 */
function main([file = '', what, name = '', count = '0']: readonly string[]): void {
  const store = openEmbeddedStore(file, () => Date.now(), digestFunction('SHA-256') ?? ((text) => text));
  if (what === 'take') {
    process.stdout.write(store.takeRefresh(name) === true ? 'true\n' : 'false\n');
    return;
  }
  const now = Date.now();
  const token = { clientId: 'c', applicationId: 'a', userName: name, scopes: ['s'], issuedAt: now, expiresAt: now + 3_600_000, metadata: [] };
  const write = (i: number): void => {
    void store.save({ ...token, digest: `${name}-${i}`, tokenType: 'Bearer', refreshDigest: `${name}-r${i}` }, { ...token, digest: `${name}-r${i}` });
    process.stdout.write(`${name}-${i}\n`);
    if (count === '0' || i + 1 < Number(count)) setImmediate(write, i + 1);
  };
  write(0);
}

main(process.argv.slice(2));
