/** Pixels between two crumbs, with the arrow there. */
export const CRUMB_GAP = 19;
/** Width of the button that stands for hidden crumbs. */
export const MORE_WIDTH = 22;

/**
 * How many crumbs after the first are hidden behind "…" so that the rest fits into `room` pixels. The first and the
 * last are always shown.
 */
export function hiddenCrumbs(widths: readonly number[], room: number): number {
  const total = (shown: readonly number[]): number => shown.reduce((sum, width) => sum + width, 0) + CRUMB_GAP * Math.max(0, shown.length - 1);
  if (total(widths) <= room) return 0;
  for (let hidden = 1; hidden < widths.length - 1; hidden += 1) {
    if (total([widths[0] ?? 0, MORE_WIDTH, ...widths.slice(1 + hidden)]) <= room) return hidden;
  }
  return Math.max(0, widths.length - 2);
}

interface Named {
  readonly name: string;
}

/** A filter that is called as its policy needs only one of the two crumbs. */
export function withoutRepetition<C extends Named>(crumbs: readonly C[]): readonly C[] {
  const [before, last] = crumbs.slice(-2);
  return crumbs.length > 2 && before !== undefined && before.name === last?.name ? [...crumbs.slice(0, -2), last] : crumbs;
}
