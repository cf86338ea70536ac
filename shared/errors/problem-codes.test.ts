import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filterProblemCodes, problemCodes, runProblemCodes } from './problem-codes.ts';

const root = join(import.meta.dirname, '../..');
const known = new Set([problemCodes, filterProblemCodes, runProblemCodes].flatMap((table) => Object.keys(table)));

/** Places where a problem is written out with its severity: `severity: 'error', code: 'port-in-use'`. */
function told(): readonly { readonly at: string; readonly code: string }[] {
  return ['shared', 'runtime'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(join(root, room, file), 'utf8').matchAll(/severity: '\w+',\s*code: '([\w-]+)'/g)].map(([, code = '']) => ({ at: `${room}/${file}`, code })),
      ),
  );
}

test('every problem has its code in one of the tables', () => {
  const places = told();
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter(({ code }) => !known.has(code))).toEqual([]);
});
