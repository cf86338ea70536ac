import { describe, expect, test } from 'vitest';
import { tokens, tokenStyleSheet, type Token } from './tokens.ts';

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds: readonly Token[] = ['bg-app', 'bg-sidebar', 'bg-surface', 'bg-panel', 'bg-raised', 'bg-inset', 'bg-hover', 'bg-selected'];
const pairs: readonly (readonly [Token, readonly Token[], number])[] = [
  ['text', grounds, 4.5],
  ['text-2', grounds, 4.5],
  ['text-3', grounds, 4.5],
  ['accent-text', grounds, 4.5],
  ['text-disabled', ['bg-disabled'], 4.5],
  ['on-accent', ['accent', 'accent-hover'], 4.5],
  ['border-control', ['bg-surface', 'bg-app', 'bg-control'], 3],
  ['focus', ['bg-surface', 'bg-raised'], 3],
  ['pass', ['bg-surface', 'pass-bg'], 4.5],
  ['refuse', ['bg-surface', 'refuse-bg'], 4.5],
  ['error', ['bg-surface', 'error-bg'], 4.5],
  ['idle', ['idle-bg'], 4.5],
  ['ph', ['ph-bg'], 4.5],
  ['env', ['env-bg'], 4.5],
  ['code-key', ['bg-inset', 'bg-surface'], 4.5],
  ['code-str', ['bg-inset', 'bg-surface'], 4.5],
  ['code-num', ['bg-inset', 'bg-surface'], 4.5],
];

describe.each(['light', 'dark'] as const)('%s theme', (scheme) => {
  const cases = pairs.flatMap(([front, backs, least]) => backs.map((back) => [front, back, least] as const));
  test.each(cases)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrast(tokens[scheme][front], tokens[scheme][back])).toBeGreaterThanOrEqual(least - 0.05);
  });
});

test('the style sheet has every token for each theme and follows the system until one is chosen', () => {
  const sheet = tokenStyleSheet();
  for (const [name, value] of Object.entries(tokens.dark)) expect(sheet).toContain(`--${name}:${value}`);
  expect(sheet).toMatch(/^:root\{color-scheme:light;/);
  expect(sheet).toContain('@media (prefers-color-scheme: dark){:root:not([data-theme])');
  expect(sheet).toContain('@media (prefers-contrast: more)');
});
