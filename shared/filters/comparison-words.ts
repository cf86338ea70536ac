import type { ChoiceOption } from '../entities/field-spec.ts';

/** Compares a value with the text that a condition names. */
export type Comparison = (value: string, other: string) => boolean;

const BASES: readonly (readonly [words: RegExp, comparison: Comparison | 'pattern'])[] = [
  [/^(is|equals?)$/, (value, other) => value === other],
  [/^contains?$/, (value, other) => value.includes(other)],
  [/^(begins?|starts?)with$/, (value, other) => value.startsWith(other)],
  [/^ends?with$/, (value, other) => value.endsWith(other)],
  [/^(match(es)?|regex|(matches)?regularexpression)$/, 'pattern'],
];

interface ComparisonKind {
  readonly comparison: Comparison | 'pattern';
  readonly negated: boolean;
}

/** Stores spell a comparison as `IS_NOT`, `isNot` or `is not`; undefined for one that is not known. */
export function comparisonKind(name: string): ComparisonKind | undefined {
  const words = name.toLowerCase().replace(/[\s_-]/g, '');
  const plain = words.replace(/^doesnt|^doesnot|^isnt$|^isnot$|^not/, (negation) => (negation.startsWith('is') ? 'is' : ''));
  const found = BASES.find(([pattern]) => pattern.test(plain));
  return found && { comparison: found[1], negated: plain !== words };
}

const OPTIONS: readonly (readonly [words: string, label: string])[] = [
  ['contains', 'Contains'],
  ['does not contain', 'Does not contain'],
  ['is', 'Is'],
  ['is not', 'Is not'],
  ['begins with', 'Starts with'],
  ['does not begin with', 'Does not start with'],
  ['ends with', 'Ends with'],
  ['does not end with', 'Does not end with'],
];

/** Options of `AttributeCompare.matchType`: `DOES_NOT_CONTAIN`. */
export const comparisonOptions: readonly ChoiceOption[] = [
  ...OPTIONS,
  ['matches', 'Matches regular expression'] as const,
  ['does not match', 'Does not match regular expression'] as const,
].map(([words, label]) => ({ value: words.replaceAll(' ', '_').toUpperCase(), label }));

/** Options of `SwitchCircuitReference.comparatorType`: `does-not-contain`. */
export const switchOptions: readonly ChoiceOption[] = [...OPTIONS, ['regular expression', 'Matches regular expression'] as const].map(([words, label]) => ({
  value: words.replaceAll(' ', '-'),
  label,
}));

/** True for the spellings that {@link comparisonKind} reads. */
export function isComparison(name: string): boolean {
  return comparisonKind(name) !== undefined;
}
