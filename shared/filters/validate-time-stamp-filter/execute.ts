import { CompileError, type CompileContext, type FilterExecutor } from '../executor.ts';
import { compileTimeFormat, zoneOffset } from './time-format.ts';

function reader(context: CompileContext): (text: string) => number | undefined {
  const [format, zone] = [context.text('timeFormat'), context.text('timezone')];
  const invalid = (field: string, message: string, fix: string): CompileError => new CompileError({ severity: 'error', code: 'unsupported-value', field, message, fix });
  const offset = zoneOffset(zone);
  if (offset === undefined) throw invalid('timezone', `The time zone “${zone}” is not known here`, 'Use GMT, UTC or an offset such as GMT+01:00');
  const read = compileTimeFormat(format, offset);
  if (read === undefined) throw invalid('timeFormat', `Times cannot be read by “${format}” here`, 'Use yyyy, MM, dd, HH, mm, ss, SSS, X, and texts in single quotes');
  return read;
}

/** Passes when the time of an attribute lies in the past, or in the future, give or take the drift. */
export const validateTimestampExecutor: FilterExecutor = {
  compile(context) {
    const attribute = context.template('timestampAttributeName');
    const read = reader(context);
    const drift = context.number('driftTime', { min: 0, max: Number.MAX_SAFE_INTEGER });
    const check = context.text('timestampCheckType');
    if (check !== '1' && check !== '2') throw new CompileError({ severity: 'error', code: 'invalid-value', field: 'timestampCheckType', message: `The check is “${check}”; it must be 1 or 2` });
    const isPast = check === '1';
    const fields = [context.read('timestampAttributeName'), context.read('timestampCheckType'), context.read('driftTime')];
    return (message) => {
      const text = attribute.text(message).trim();
      const time = read(text);
      const ahead = time === undefined ? 0 : time - context.clock.now();
      const passes = time !== undefined && (isPast ? ahead <= drift : ahead >= -drift);
      const words = time === undefined ? (text === '' ? 'There is no time to compare' : `“${text.slice(0, 64)}” is no time of the format`) : `The time ${text} is ${Math.abs(ahead)} ms ${ahead > 0 ? 'ahead' : 'past'}`;
      message.trace?.decision({ outcome: passes ? 'pass' : 'fail', text: words, fields });
      return passes ? 'pass' : 'fail';
    };
  },
};
