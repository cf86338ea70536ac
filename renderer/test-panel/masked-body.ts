import { codeTokens } from '../controls/code-tokens.ts';

/** A piece of a body as it is shown: plain text or a coloured kind of token. `aside` stands at the right of its line. */
export interface BodyPiece {
  readonly kind: 'plain' | 'key' | 'string' | 'number' | 'masked' | 'aside';
  readonly text: string;
}

/** A masked value: dots, a fingerprint, its length: `•••• a91c (54)`. */
const MASKED = /^"(•+(?: [0-9a-f]{4})?)(?: \((\d+)\))?"$/;

const kinds = { plain: 'plain', key: 'key', str: 'string', num: 'number' } as const;

/** Colours of one line of JSON; masked values lose their quotes, and their length moves to the right. */
export function jsonPieces(line: string): readonly BodyPiece[] {
  const asides: BodyPiece[] = [];
  const pieces = codeTokens(line, 'json').map(({ kind, text }): BodyPiece => {
    const masked = kind === 'str' ? MASKED.exec(text) : null;
    if (masked === null) return { kind: kinds[kind], text };
    const [, dots = '', length] = masked;
    if (length !== undefined) asides.push({ kind: 'aside', text: `${length} characters` });
    return { kind: 'masked', text: dots };
  });
  return [...pieces, ...asides];
}

/** True when a body can be coloured as JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
