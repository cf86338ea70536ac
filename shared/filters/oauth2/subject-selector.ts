/** True when a selector reads the request itself, and so whatever a client sends. */
export function readsRequest(text: string): boolean {
  return /\$\{\s*(http|content|params)\b/.test(text);
}

/** Flat attribute name of a text that is one selector, as `authentication.subject.id`. */
export function singleAttribute(text: string): string | undefined {
  return /^\s*\$\{\s*([A-Za-z_][\w.]*)\s*\}\s*$/.exec(text)?.[1];
}
