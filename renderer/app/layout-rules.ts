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

/** Below this height, editors and what is docked below them take turns. */
export const short = 520;

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

/** Whether a window of this height, in CSS pixels, shows the editors above a panel that is open below. */
export function editorsAbove(height: number, { testPanel, bottomPanel }: Pick<Session, 'testPanel' | 'bottomPanel'>): boolean {
  return height >= short || (testPanel !== 'bottom' && bottomPanel === 'closed');
}

/** What has to close so that an editor that is asked for can be seen. */
export function roomForEditor({ width, height }: { readonly width: number; readonly height: number }, session: Pick<Session, 'testPanel' | 'bottomPanel' | 'treeFolded'>): Partial<Pick<Session, 'testPanel' | 'bottomPanel'>> {
  const above = editorsAbove(height, session);
  const beside = layoutOf({ ...session, width }).editor;
  return { ...(beside && (above || session.testPanel !== 'bottom') ? {} : { testPanel: 'closed' }), ...(above || session.bottomPanel === 'closed' ? {} : { bottomPanel: 'closed' }) };
}

/** Width that a pane starts with when the user has not chosen one. */
export function startWidth(pane: 'tree' | 'testPanel', width: number): number {
  if (pane === 'tree') return width >= wide ? 340 : 302;
  return width >= wide ? 520 : 440;
}
