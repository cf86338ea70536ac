/** A served path: `prefix` matches whole segments; `method` is `*` for all. */
export interface ServedRoute<Handler> {
  readonly prefix: string;
  readonly method: string;
  readonly handler: Handler;
}

/** What a request finds: a handler, or why there is none. `allow` lists the methods of a 405. */
export type RouteMatch<Handler> =
  | { readonly kind: 'found'; readonly prefix: string; readonly handler: Handler }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] };

/** By hand: a pattern takes a time that grows with the square of the slashes a stranger sends. */
function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** Routes of a service by prefix; look-up costs one map access for each segment of the path. */
export class PathTable<Handler> {
  readonly #byPrefix = new Map<string, Map<string, Handler>>();

  constructor(routes: readonly ServedRoute<Handler>[]) {
    for (const { prefix, method, handler } of routes) {
      const key = withoutEndSlashes(prefix);
      const methods = this.#byPrefix.get(key) ?? new Map<string, Handler>();
      this.#byPrefix.set(key, methods.set(method.toUpperCase(), handler));
    }
  }

  /** The longest prefix decides, even when it refuses the method (product decision 19). */
  match(path: string, method: string): RouteMatch<Handler> {
    let prefix = withoutEndSlashes(path);
    for (;;) {
      const methods = this.#byPrefix.get(prefix);
      if (methods !== undefined) {
        const handler = methods.get(method) ?? methods.get('*');
        return handler === undefined ? { kind: 'wrong-method', allow: [...methods.keys()] } : { kind: 'found', prefix: prefix === '' ? '/' : prefix, handler };
      }
      if (prefix === '') return { kind: 'none' };
      prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
    }
  }
}
