import { create } from 'zustand';
import type { TrafficRow } from '#shared/api/views.ts';
import { api } from '../app/session.ts';

export type TrafficOutcome = TrafficRow['outcome'];

/** Rows kept in the window; the host keeps more. */
const MOST_ROWS = 5000;

/** Requests served, newest first, and what of them is shown. */
export interface TrafficState {
  readonly rows: readonly TrafficRow[];
  readonly total: number;
  /** Null: any. */
  readonly outcome: TrafficOutcome | null;
  readonly text: string;
}

export const useTraffic = create<TrafficState>(() => ({ rows: [], total: 0, outcome: null, text: '' }));

function newestFirst(rows: readonly TrafficRow[]): readonly TrafficRow[] {
  return [...rows].sort((a, b) => b.at - a.at).slice(0, MOST_ROWS);
}

/** Reads what the gateway has served, and follows it. The function given back ends it. */
export function followTraffic(): () => void {
  const client = api();
  const seen = (row: TrafficRow, rows: readonly TrafficRow[]): boolean => rows.some((other) => other.id === row.id);
  const end = client.on('gateway.traffic', ({ row, total }) => useTraffic.setState(({ rows }) => ({ total, rows: seen(row, rows.slice(0, 50)) ? rows : [row, ...rows].slice(0, MOST_ROWS) })));
  void client
    .call('gateway.traffic', {})
    .then(({ rows, total }) =>
      useTraffic.setState((now) => {
        const read = new Set(rows.map((row) => row.id));
        return { total: Math.max(total, now.total), rows: newestFirst([...rows, ...now.rows.filter((row) => !read.has(row.id) && row.at >= (rows.at(-1)?.at ?? 0))]) };
      }),
    )
    .catch(() => undefined);
  return end;
}

/** Rows that the filters let through; the text is looked for in path, method, status, service, client and subject. */
export function shownRows({ rows, outcome, text }: Pick<TrafficState, 'rows' | 'outcome' | 'text'>): readonly TrafficRow[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (outcome === null && words.length === 0) return rows;
  return rows.filter((row) => {
    if (outcome !== null && row.outcome !== outcome) return false;
    const line = `${row.method} ${row.status} ${row.path} ${row.service} ${row.client ?? ''} ${row.subject ?? ''}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}
