import { expect, test } from 'vitest';
import { FakeClock } from '../../ports/fakes.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { validateTimestampExecutor } from './execute.ts';

const now = Date.UTC(2024, 1, 29, 12, 0, 0);
const filter = (fields: Texts) => compileFilter(validateTimestampExecutor, { type: 'ValidateTimeStampFilter', fields }, { clock: new FakeClock(now) });

test.each([
  { time: '2024-02-29T11:59:59Z', past: 'pass', future: 'pass' },
  { time: '2024-02-29T11:59:54Z', past: 'pass', future: 'fail' },
  { time: '2024-02-29T12:00:05Z', past: 'pass', future: 'pass' },
  { time: '2024-02-29T12:00:06Z', past: 'fail', future: 'pass' },
  { time: '2023-02-29T12:00:00Z', past: 'fail', future: 'fail' },
  { time: '2024-02-29T25:00:00Z', past: 'fail', future: 'fail' },
  { time: '2024-02-29T12:00:00', past: 'fail', future: 'fail' },
  { time: '2024-02-29T12:00:00Zx', past: 'fail', future: 'fail' },
  { time: '', past: 'fail', future: 'fail' },
])('$time: past $past, future $future', ({ time, past, future }) => {
  const message = fakeMessage({ attributes: { timestamp: time } });
  expect([filter({})(message), filter({ timestampCheckType: '2' })(message)]).toEqual([past, future]);
});

test.each([
  { timeFormat: "dd/MM/yyyy 'at' HH:mm", timezone: 'GMT', time: '29/02/2024 at 12:00' },
  { timeFormat: "yyyyMMdd''HHmmssSSS", timezone: 'UTC', time: "20240229'120000000" },
  { timeFormat: 'yyyy-MM-dd HH:mm', timezone: 'GMT+01:30', time: '2024-02-29 13:30' },
  { timeFormat: "yyyy-MM-dd'T'HH:mm:ssXXX", timezone: 'GMT', time: '2024-02-29T07:00:00-05:00' },
  { timeFormat: "yyyy-MM-dd'T'HH:mm:ssX", timezone: 'GMT+05:00', time: '2024-02-29T12:00:00Z' },
])('$time by $timeFormat in $timezone is now', ({ time, ...fields }) => {
  const message = fakeMessage({ attributes: { timestamp: time } });
  expect([filter({ ...fields, driftTime: '0' })(message), filter({ ...fields, driftTime: '0', timestampCheckType: '2' })(message)]).toEqual(['pass', 'pass']);
});

test.each([{ timeFormat: 'EEE, d MMM yyyy' }, { timeFormat: "yyyy'" }, { timeFormat: '' }, { timezone: 'Europe/Berlin' }, { timestampCheckType: '3' }, { driftTime: '-1' }])('does not compile with %j', (fields) => {
  expect(() => filter(fields)).toThrow(CompileError);
});
