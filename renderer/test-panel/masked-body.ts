/** A piece of a body as it is shown: plain text or a coloured kind of token. `aside` stands at the right of its line. */
export interface BodyPiece {
  readonly kind: 'plain' | 'key' | 'string' | 'number' | 'masked' | 'aside';
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\btrue\b|\bfalse\b|\bnull\b/g;
/** A masked value: dots, perhaps a fingerprint, perhaps its length. */
const MASKED = /^•+(?: ?[0-9a-f]{4})?(?:[ (]+(\d+)(?: characters)?\)?)?$/;

function stringPieces(quoted: string): readonly BodyPiece[] {
  const value = quoted.slice(1, -1);
  const masked = MASKED.exec(value);
  if (masked === null) return [{ kind: 'string', text: quoted }];
  const [, length] = masked;
  const dots = length === undefined ? value : value.replace(/[ (]+\d+(?: characters)?\)?$/, '');
  return [{ kind: 'masked', text: dots }, ...(length === undefined ? [] : [{ kind: 'aside' as const, text: `${length} characters` }])];
}

/** Colours of one line of JSON; masked values lose their quotes, and their length moves to the right. */
export function jsonPieces(line: string): readonly BodyPiece[] {
  const pieces: BodyPiece[] = [];
  const asides: BodyPiece[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > at) pieces.push({ kind: 'plain', text: line.slice(at, match.index) });
    const [whole, quoted, colon] = match;
    if (quoted === undefined) pieces.push({ kind: 'number', text: whole });
    else if (colon === undefined) {
      for (const piece of stringPieces(quoted)) (piece.kind === 'aside' ? asides : pieces).push(piece);
    } else pieces.push({ kind: 'key', text: quoted }, { kind: 'plain', text: colon });
    at = match.index + whole.length;
  }
  if (at < line.length) pieces.push({ kind: 'plain', text: line.slice(at) });
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
