import { describe, expect, it } from 'vitest';
import { hiddenCrumbs, withoutRepetition } from './crumb-fit.ts';

describe('hiddenCrumbs', () => {
  it.each([
    ['all fit', [40, 50, 100, 200], 460, 0],
    ['one too many', [40, 50, 100, 200], 425, 1],
    ['only first and last', [40, 50, 100, 200], 300, 2],
    ['not even those', [40, 50, 100, 200], 100, 2],
    ['two are never hidden', [300, 300], 100, 0],
    ['no room is known yet', [0, 0, 0], 0, 1],
  ] as const)('%s', (_name, widths, room, hidden) => {
    expect(hiddenCrumbs(widths, room)).toBe(hidden);
  });
});

describe('withoutRepetition', () => {
  it('leaves out a policy that is called as its filter', () => {
    const crumbs = ['Policies', 'OAuth', 'Password', 'Password'].map((name) => ({ name }));
    expect(withoutRepetition(crumbs).map(({ name }) => name)).toEqual(['Policies', 'OAuth', 'Password']);
    expect(withoutRepetition(crumbs.slice(0, 3))).toHaveLength(3);
    expect(withoutRepetition([{ name: 'A' }, { name: 'A' }])).toHaveLength(2);
  });
});
