import { compileErrorAnswer, jsonError } from '../error-answer.ts';
import type { FilterExecutor } from '../executor.ts';

/** Answers with an error in JSON. */
export const jsonErrorExecutor: FilterExecutor = {
  compile: (context) => compileErrorAnswer(context, (_message, told) => [jsonError(told), 'A JSON error']),
};
