import { expect, it } from 'vitest';
import type { TrafficRow } from '#shared/api/views.ts';
import { FakeHost } from '../test-panel/testing/fake-host.ts';
import { followTraffic, shownRows, useTraffic } from './traffic-rows.ts';

function row(id: number, part: Partial<TrafficRow> = {}): TrafficRow {
  return { id: String(id), at: id, service: 'OAuth', method: 'POST', path: '/api/oauth/token', status: 200, ms: 3, bytesIn: 1, bytesOut: 2, outcome: 'Passed', ...part };
}
const rows = [row(3, { outcome: 'Blocked', status: 401 }), row(2, { client: 'SampleApp', subject: 'li.wei' }), row(1, { method: 'GET', path: '/api/oauth/protected' })];

it.each<[Parameters<typeof shownRows>[0], string[]]>([
  [{ rows, outcome: null, text: '' }, ['3', '2', '1']],
  [{ rows, outcome: 'Blocked', text: '' }, ['3']],
  [{ rows, outcome: null, text: 'sampleapp LI' }, ['2']],
  [{ rows, outcome: null, text: 'get protected' }, ['1']],
  [{ rows, outcome: 'Passed', text: '401' }, []],
])('filters by outcome and words', (state, ids) => {
  expect(shownRows(state).map(({ id }) => id)).toEqual(ids);
});

it('reads what was served and puts what follows on top, each once', async () => {
  useTraffic.setState({ rows: [], total: 0 });
  const host = new FakeHost({ 'gateway.traffic': () => ({ rows: [row(1), row(2)], total: 2 }) });
  const end = followTraffic();
  host.emit('gateway.traffic', { row: row(2), total: 2 });
  await expect.poll(() => useTraffic.getState().rows.map(({ id }) => id)).toEqual(['2', '1']);
  host.emit('gateway.traffic', { row: row(3), total: 3 });
  expect(useTraffic.getState()).toMatchObject({ total: 3, rows: [{ id: '3' }, { id: '2' }, { id: '1' }] });
  end();
  host.emit('gateway.traffic', { row: row(4), total: 4 });
  expect(useTraffic.getState().total).toBe(3);
});
