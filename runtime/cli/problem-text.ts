import type { Problem, Severity } from '#shared/store/problem.ts';

/** A problem as `--json` prints it; what does not apply is null. */
export interface PrintedProblem {
  readonly severity: Severity;
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly entity: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix: string | null;
}

type Shown = Omit<Problem, 'quickFix'>;

/** For `--json`. */
export function printedProblem({ severity, code, file, line, entity, field, message, fix }: Shown): PrintedProblem {
  return { severity, code, file: file ?? null, line: line ?? null, entity: entity ?? null, field: field ?? null, message, fix: fix ?? null };
}

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** Errors first, otherwise as given. */
export function bySeverity<P extends Shown>(problems: readonly P[]): readonly P[] {
  return order.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}

/** How many of each severity. */
export function countProblems(problems: readonly Shown[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  return { error: of('error'), warning: of('warning'), note: of('note') };
}

/** A problem in two or three lines: where, what, how to mend it. */
export function problemLines({ severity, code, file, line, message, fix }: Shown): string {
  const where = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}\n    `;
  return `${severity.padEnd(7)} ${where}${message} [${code}]${fix === undefined ? '' : `\n    ${fix}`}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning, 0 notes`. */
export function countLine(problems: readonly Shown[]): string {
  const counts = countProblems(problems);
  return order.map((severity) => counted(counts[severity], severity)).join(', ');
}
