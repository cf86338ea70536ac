/** Key of the methods that selectors may call on an object of the whiteboard; nothing else of it can be reached. */
export const methods = Symbol('methods');

/** An object whose getters selectors can call: `${accesstoken.getValue()}`. */
export interface HasMethods {
  readonly [methods]: Readonly<Record<string, (...args: unknown[]) => unknown>>;
}
