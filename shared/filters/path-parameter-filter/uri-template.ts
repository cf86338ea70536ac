/** A template as literals between names: `literals[0] {names[0]} literals[1] …`. */
interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** Splits `/a/{b}.{c}`; undefined when braces do not pair, a name is no plain name, or two names touch. */
function parse(text: string): Template | undefined {
  const literals: string[] = [];
  const names: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{\s*([A-Za-z_][\w.-]*)\s*\}/g)) {
    literals.push(text.slice(at, match.index));
    names.push(match[1] ?? '');
    at = match.index + match[0].length;
  }
  literals.push(text.slice(at));
  const touching = literals.slice(1, -1).includes('');
  return touching || literals.some((literal) => /[{}]/.test(literal)) || new Set(names).size !== names.length ? undefined : { literals, names };
}

/** Never empty and never over a slash. */
function isPart(text: string): boolean {
  return text !== '' && !text.includes('/');
}

/** Each literal is looked for once, from left to right, so that no path makes it slow. */
function match({ literals, names }: Template, path: string): ReadonlyMap<string, string> | undefined {
  const [first = '', ...rest] = literals;
  if (rest.length === 0) return path === first ? new Map() : undefined;
  if (!path.startsWith(first)) return undefined;
  const parts = new Map<string, string>();
  let at = first.length;
  for (const [i, literal] of rest.entries()) {
    const isLast = i === rest.length - 1;
    const end = isLast ? path.length - literal.length : path.indexOf(literal, at + 1);
    const part = path.slice(at, end);
    if (end < at || !isPart(part) || !path.startsWith(literal, end)) return undefined;
    parts.set(names[i] ?? '', part);
    at = end + literal.length;
  }
  return parts;
}

/** A URI template ready to compare; undefined when it cannot be read. */
export function compileUriTemplate(text: string): { readonly names: readonly string[]; match(path: string): ReadonlyMap<string, string> | undefined } | undefined {
  const template = parse(text.trim());
  return template === undefined ? undefined : { names: template.names, match: (path) => match(template, path) };
}
