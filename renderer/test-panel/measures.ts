const THIN = '\u2009';
const NBSP = '\u00a0';

/** Whole number with a thin space between thousands: `5 041`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

/** Milliseconds: `< 0.1 ms`, `0.4 ms`, `13.8 ms`, `214 ms`, `2 004 ms`. `coarse` leaves tenths out. */
export function milliseconds(ms: number, coarse = false): string {
  const least = coarse ? 0.5 : 0.05;
  const text = ms > 0 && ms < least ? `<${NBSP}${coarse ? '1' : '0.1'}` : coarse || ms >= 100 ? grouped(ms) : ms.toFixed(1);
  return `${text}${NBSP}ms`;
}

/** Bytes: `216 B`, `3.1 KiB`, `1.4 MiB`. */
export function byteCount(bytes: number): string {
  if (bytes < 1024) return `${bytes}${NBSP}B`;
  const kibi = bytes / 1024;
  return kibi < 1024 ? `${kibi.toFixed(1)}${NBSP}KiB` : `${(kibi / 1024).toFixed(1)}${NBSP}MiB`;
}

/** `1 filter`, `2 filters`. */
export function counted(count: number, word: string): string {
  return `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Local time of day, `14:28:43`; milliseconds on demand. */
export function timeOfDay(epochMs: number, withMs = false): string {
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return withMs ? `${text}.${String(date.getMilliseconds()).padStart(3, '0')}` : text;
}
