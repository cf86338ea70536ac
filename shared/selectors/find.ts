/** A part of a mixed text: literal text, or what stands between `${` and `}`. */
export type TextPart = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'selector'; readonly source: string; readonly start: number; readonly end: number };

/** Splits a text at its selectors. An unfinished `${` stays text. Quotes may hold `}`. Positions are of the whole text. */
export function findSelectors(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const end = start < 0 ? -1 : closing(text, start + 2);
    if (end < 0) break;
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) });
    parts.push({ kind: 'selector', source: text.slice(start + 2, end), start, end: end + 1 });
    from = end + 1;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function closing(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quote !== '') {
      if (char === '\\') i += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '}') return i;
  }
  return -1;
}
