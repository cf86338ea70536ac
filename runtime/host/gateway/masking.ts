import { randomBytes } from 'node:crypto';
import { createFingerprint } from '../../adapters/random/fingerprint.ts';

/** Key of this process's fingerprints; the gateway gets it too. */
export const fingerprintKey = randomBytes(32);
const fingerprint = createFingerprint(fingerprintKey);

/** `•••• a91c (54)`: a fingerprint to compare two secrets by, and the length. */
export function maskOf(secret: string): string {
  return `•••• ${fingerprint(secret)} (${secret.length})`;
}

/** Shorter texts occur by chance; they are masked only where they stand as the secret itself. */
const SHORTEST_FOUND = 6;

/** Replaces every occurrence of the secrets, as they are and percent-encoded. */
export function maskAll(text: string, secrets: readonly string[]): string {
  const spellings = secrets.filter((secret) => secret.length >= SHORTEST_FOUND).flatMap((secret) => [secret, encodeURIComponent(secret)].map((spelling) => [spelling, secret] as const));
  const longestFirst = [...new Map(spellings)].sort(([a], [b]) => b.length - a.length);
  return longestFirst.reduce((masked, [spelling, secret]) => masked.split(spelling).join(maskOf(secret)), text);
}

/** Tokens in an answer of a token endpoint, in any of its formats. */
export interface AnswerTokens {
  readonly access?: string;
  readonly refresh?: string;
}

function member(body: string, name: string): string | undefined {
  const patterns = [`"${name}"\\s*:\\s*"([^"\\\\]+)"`, `(?:^|&)${name}=([^&\\s]+)`, `<${name}>([^<]+)</${name}>`];
  for (const pattern of patterns) {
    const found = new RegExp(pattern).exec(body)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Finds the tokens of an answer as JSON, form or XML. */
export function tokensIn(body: string): AnswerTokens {
  const access = member(body, 'access_token');
  const refresh = member(body, 'refresh_token');
  return { ...(access === undefined ? {} : { access }), ...(refresh === undefined ? {} : { refresh }) };
}
