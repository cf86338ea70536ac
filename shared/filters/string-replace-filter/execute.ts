import { RE2JS, RE2JSException } from 're2js';
import { clearTextOf } from '../../selectors/operators.ts';
import { Secret } from '../../trace/secret.ts';
import { CompileError, FilterAbort, type CompileContext, type CompiledText, type FilterExecutor } from '../executor.ts';
import type { Message } from '../message.ts';

/** Characters that the longest possible result may have. */
const LONGEST_RESULT = 268_435_456;

/** Gives the changed text; undefined when there is nothing to look for. */
type Replace = (message: Message, text: string, by: string) => string | undefined;

function straight(match: CompiledText, all: boolean): Replace {
  return (message, text, by) => {
    const wanted = match.clear(message, 'comparison');
    if (wanted === '') return undefined;
    return all ? text.replaceAll(wanted, () => by) : text.replace(wanted, () => by);
  };
}

/** An engine that is linear in the text: a request cannot make it hang. */
function byPattern(context: CompileContext, all: boolean): Replace {
  const pattern = context.text('regexMatchString');
  const invalid = (why: string): CompileError => new CompileError({ severity: 'error', code: 'invalid-value', field: 'regexMatchString', message: `“${pattern}” is no regular expression that can be run here${why}` });
  if (pattern === '') throw invalid(': it is empty');
  try {
    const compiled = RE2JS.compile(pattern);
    return (_, text, by) => (all ? compiled.matcher(text).replaceAll(by) : compiled.matcher(text).replaceFirst(by));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw invalid(`: ${error.message}`);
  }
}

/** Replaces a text within an attribute. */
export const stringReplaceExecutor: FilterExecutor = {
  compile(context) {
    const source = context.template('sourceAttribute');
    const target = context.flag('destAttributeOverride') ? context.template('destAttribute') : source;
    const replacement = context.template('replacementString');
    const all = context.text('matchBehaviour') === 'MATCH_ALL';
    const replace = context.text('matchMode') === 'REGEX_REPLACE' ? byPattern(context, all) : straight(context.template('straightMatchString'), all);
    const fields = [context.read('sourceAttribute'), context.read('matchBehaviour')];
    return (message) => {
      const [from, to] = [source.text(message).trim(), target.text(message).trim()];
      const value = message.get(from);
      const by = replacement.clear(message, 'replacement');
      const text = clearTextOf(value, 'replacement');
      if ((text.length + 1) * by.length > LONGEST_RESULT) throw new FilterAbort(`The text of ${from} could become too long`);
      const result = value === undefined || to === '' ? undefined : replace(message, text, by);
      if (result === undefined) {
        message.trace?.decision({ outcome: 'fail', text: value === undefined ? `There is no attribute ${from}` : to === '' ? 'The destination has no name' : 'There is no text to look for', fields });
        return 'fail';
      }
      const isSecret = value instanceof Secret || by !== replacement.text(message);
      message.set(to, isSecret ? new Secret(result) : result);
      message.trace?.decision({ outcome: 'pass', text: result === text ? `Nothing in ${from} matches` : `The attribute ${to} is set`, fields });
      return 'pass';
    };
  },
};
