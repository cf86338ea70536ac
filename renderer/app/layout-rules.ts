import type { Session } from './session.ts';

/** Sizes in CSS pixels, from the design. */
export const sizes = {
  tree: { min: 200, max: 480 },
  editor: { min: 480 },
  testPanel: { min: 400, max: 640 },
  testBottom: { start: 300, min: 160 },
  bottom: { start: 236, min: 120 },
  /** Width of the folded tree. */
  strip: 32,
} as const;

/** Below this, tree, editor and a panel at the right do not fit together. */
export const narrow = 1180;
/** Below this, editor and a panel at the right take turns. */
export const tight = 1000;
/** From this on, tree and panel start wider. */
export const wide = 1500;

/** What is on screen. */
export interface Layout {
  readonly tree: 'open' | 'strip';
  readonly editor: boolean;
  readonly test: 'closed' | 'right' | 'bottom';
}

/** Decides what fits into a window of this width, in CSS pixels (so zoom counts). */
export function layoutOf({ width, treeFolded, testPanel }: Pick<Session, 'treeFolded' | 'testPanel'> & { readonly width: number }): Layout {
  const beside = testPanel === 'right';
  const room = width >= (beside ? narrow : sizes.tree.min + sizes.editor.min);
  return { tree: treeFolded || !room ? 'strip' : 'open', editor: !(beside && width < tight), test: testPanel };
}

/** Width that a pane starts with when the user has not chosen one. */
export function startWidth(pane: 'tree' | 'testPanel', width: number): number {
  if (pane === 'tree') return width >= wide ? 340 : 302;
  return width >= wide ? 520 : 440;
}
