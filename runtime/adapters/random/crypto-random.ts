import { randomFillSync, randomUUID } from 'node:crypto';
import type { Random } from '#shared/ports/random.ts';

const ALPHABET = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
/** Largest multiple of 62 within a byte: larger bytes are thrown away, so every character is equally likely. */
const FAIR = 248;

/** Cryptographic randomness, drawn in blocks; used bytes are zeroed. */
export function createCryptoRandom(): Random {
  const block = Buffer.alloc(4096);
  let at = block.length;
  const next = (): number => {
    if (at === block.length) {
      randomFillSync(block);
      at = 0;
    }
    const byte = block[at] ?? 255;
    block[at++] = 0;
    return byte;
  };
  let scratch = Buffer.alloc(1024);
  return {
    alphanumeric(length) {
      if (length > scratch.length) scratch = Buffer.alloc(length);
      for (let i = 0; i < length; ) {
        const byte = next();
        if (byte < FAIR) scratch[i++] = ALPHABET[byte % 62] ?? 0;
      }
      const text = scratch.toString('latin1', 0, length);
      for (let i = 0; i < length; i++) scratch[i] = 0;
      return text;
    },
    uuid: () => randomUUID(),
  };
}
