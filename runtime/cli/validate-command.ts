import { designProblems, withRunProblems } from '#shared/filters/joined-problems.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { checkPolicies } from './check-policies.ts';
import { openStore } from './opened-store.ts';
import { bySeverity, countLine, countProblems, printedProblem, problemLines } from './problem-text.ts';
import { environment } from './running-store.ts';

/** Options of `validate`. */
export interface ValidateOptions {
  readonly env?: ReadonlyMap<string, string>;
  readonly json?: boolean;
}

/** `validate STORE`: all problems of a store; 1 when one of them is an error. */
export async function validateCommand(storePath: string, options: ValidateOptions): Promise<number> {
  const { root, model } = await openStore(storePath);
  const env = environment(options.env);
  const problems = bySeverity(withRunProblems(designProblems(model, createFieldReader(model, env)), await checkPolicies(model, root, env)));
  const counts = countProblems(problems);
  if (options.json === true) process.stdout.write(`${JSON.stringify({ problems: problems.map(printedProblem), counts })}\n`);
  else process.stdout.write([...problems.map(problemLines), `${countLine(problems)}.`, ''].join('\n'));
  return counts.error > 0 ? 1 : 0;
}
