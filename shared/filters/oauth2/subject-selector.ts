/** True when a selector reads the request itself, and so whatever a client sends. */
export function readsRequest(text: string): boolean {
  return /\$\{\s*(http|content|params)\b/.test(text);
}

/** Flat attribute name of a text that is one selector, as `authentication.subject.id`. */
function singleAttribute(text: string): string | undefined {
  return /^\s*\$\{\s*([A-Za-z_][\w.]*)\s*\}\s*$/.exec(text)?.[1];
}

/**
 * The attribute that a filter of the policy has to write for a subject to be somebody's; undefined when none can be told.
 * The typed name is published before the call, so `authentication.subject.id` may be there without anybody having checked it.
 */
export function neededAttribute(text: string): string | undefined {
  if (readsRequest(text)) return undefined;
  return singleAttribute(text) ?? (/authentication\.subject\.id/.test(text) ? 'authentication.subject.id' : undefined);
}
