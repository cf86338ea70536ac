/** Parts of a time, by their letters in Java's SimpleDateFormat. */
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map([['y', [4]], ['M', [1, 2]], ['d', [1, 2]], ['H', [1, 2]], ['m', [1, 2]], ['s', [1, 2]], ['S', [1, 2, 3]]]);

type Part = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'number'; readonly letter: string; readonly digits: number } | { readonly kind: 'zone'; readonly length: number };

function letterPart(run: string): Part | undefined {
  const letter = run.charAt(0);
  if (letter === 'X') return run.length > 3 ? undefined : { kind: 'zone', length: run.length };
  return NUMBERS.get(letter)?.includes(run.length) === true ? { kind: 'number', letter, digits: run.length } : undefined;
}

/** Undefined when a letter is not known. */
function parseFormat(format: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const [token] of format.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    if (token === "'") return undefined;
    const quoted = token.startsWith("'");
    const part: Part | undefined = quoted ? { kind: 'literal', text: token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'") } : /^[A-Za-z]/.test(token) ? letterPart(token) : { kind: 'literal', text: token };
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : parts;
}

/** Minutes east of GMT of `GMT`, `UTC`, `Z`, `+01`, `+0100`, `+01:00` or `GMT+1:00`; undefined for other zones. */
export function zoneOffset(text: string): number | undefined {
  const match = /^(?:GMT|UTC|Z)?(?:([+-])(\d{1,2}):?(\d\d)?)?$/i.exec(text.trim());
  if (match === null || text.trim() === '') return undefined;
  const [, sign, hours = '0', minutes = '0'] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  return Number(hours) > 23 || Number(minutes) > 59 ? undefined : sign === '-' ? -offset : offset;
}

const ZONES = [/^(?:Z|[+-]\d\d)/, /^(?:Z|[+-]\d{4})/, /^(?:Z|[+-]\d\d:\d\d)/] as const;

interface Reading {
  readonly numbers: Map<string, number>;
  zone: number;
  at: number;
}

/** Reads one part where the reading stands; false when the text is not of it. Java takes fewer digits than letters too. */
function readPart(part: Part, text: string, reading: Reading): boolean {
  const rest = text.slice(reading.at, reading.at + 64);
  if (part.kind === 'literal') {
    reading.at += part.text.length;
    return text.startsWith(part.text, reading.at - part.text.length);
  }
  const found = part.kind === 'zone' ? ZONES[part.length - 1]?.exec(rest)?.[0] : /^\d+/.exec(rest)?.[0].slice(0, Math.max(part.digits, 2));
  if (found === undefined) return false;
  reading.at += found.length;
  if (part.kind === 'number') reading.numbers.set(part.letter, Number(found));
  else reading.zone = zoneOffset(found) ?? reading.zone;
  return true;
}

const BOUNDS: readonly (readonly [letter: string, least: number, most: number, missing: number])[] = [['y', 1, 9999, 1970], ['M', 1, 12, 1], ['d', 1, 31, 1], ['H', 0, 23, 0], ['m', 0, 59, 0], ['s', 0, 59, 0], ['S', 0, 999, 0]];

/** Milliseconds since the epoch; undefined for what is no day or time. */
function instant({ numbers, zone }: Reading): number | undefined {
  const values = BOUNDS.map(([letter, , , missing]) => numbers.get(letter) ?? missing);
  if (BOUNDS.some(([, least, most], i) => (values[i] ?? least) < least || (values[i] ?? least) > most)) return undefined;
  const [year = 1970, month = 1, day = 1, ...time] = values;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = time;
  return day > days || year < 100 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - zone * 60_000;
}

/** Compiles a format to a reader of texts, which gives milliseconds since the epoch; undefined when it cannot be read. */
export function compileTimeFormat(format: string, zone: number): ((text: string) => number | undefined) | undefined {
  const parts = parseFormat(format);
  if (parts === undefined) return undefined;
  return (text) => {
    const reading: Reading = { numbers: new Map(), zone, at: 0 };
    const fits = parts.every((part) => readPart(part, text, reading));
    return fits && reading.at === text.length ? instant(reading) : undefined;
  };
}
