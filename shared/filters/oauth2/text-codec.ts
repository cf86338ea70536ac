const HEX = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0')}`);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CHUNK = 8192;

/** Node's own bytes decode themselves, many times faster. */
interface SelfDecoding {
  readonly latin1Slice?: () => string;
}

/** One character per byte. */
export function latin1(bytes: Uint8Array & SelfDecoding): string {
  if (bytes.latin1Slice !== undefined) return bytes.latin1Slice();
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** Reads a text of one character per byte as UTF-8; undefined when it is not. */
export function utf8FromLatin1(text: string): string | undefined {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    escaped += code > 127 || code === 37 ? (HEX[code] ?? '') : text[i];
  }
  return decodePercent(escaped);
}

/** Percent-decodes strictly; undefined for bad escapes and bytes that are not UTF-8. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Decodes one name or value of a form: plus is a space; undefined when malformed. Raw bytes above ASCII count as escaped. */
export function decodeFormPart(part: string): string | undefined {
  let text = part.includes('+') ? part.replaceAll('+', ' ') : part;
  if (/[\u0080-\uffff]/.test(text)) text = text.replace(/[\u0080-\uffff]/g, (c) => HEX[c.charCodeAt(0)] ?? '%');
  return text.includes('%') ? decodePercent(text) : text;
}

/** UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return wideUtf8(text);
    bytes[i] = code;
  }
  return bytes;
}

function wideUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

/** Decodes base64 to one character per byte; undefined when malformed. Missing padding is accepted. */
export function decodeBase64(text: string): string | undefined {
  const body = text.replace(/={0,2}$/, '');
  if (body.length % 4 === 1) return undefined;
  let bits = 0;
  let held = 0;
  let out = '';
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += String.fromCharCode((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return out;
}

/** Base64 of bytes, padded (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    out += (left > 1 ? ALPHABET.charAt((bits >> 6) & 63) : '=') + (left > 2 ? ALPHABET.charAt(bits & 63) : '=');
  }
  return out;
}

/** Compares without a shortcut at the first difference. */
export function equalConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ expected.charCodeAt(expected.length === 0 ? 0 : i % expected.length);
  return difference === 0;
}
