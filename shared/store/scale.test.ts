import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isEntityFile } from './file-layout.ts';
import { StoreModel } from './store-model.ts';

const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
const texts = new Map<string, string>();
for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) if (/\.(yaml|html|json|js|txt|xml)$/.test(name)) texts.set(name, readFileSync(join(root, name), 'utf8'));
const types = StoreModel.read(texts).types;

/** The entities of the fixture, each copy below a container of its own. */
function copies(count: number): Map<string, string> {
  const files = new Map([['_parent.yaml', '---\ntype: Root\nfields:\n  name: System Components\n']]);
  for (let copy = 1; copy <= count; copy += 1) {
    files.set(`Policies/Copy ${copy}/_parent.yaml`, `---\ntype: CircuitContainer\nfields:\n  name: Copy ${copy}\n`);
    for (const [file, text] of texts) if (isEntityFile(file) && file !== '_parent.yaml') files.set(`Policies/Copy ${copy}/${file}`, text);
  }
  return files;
}

/** Milliseconds of this process, so that other work on the machine does not count. */
function cost(files: Map<string, string>): number {
  const start = process.cpuUsage();
  const model = StoreModel.read(files, types);
  expect(model.problems.length).toBeGreaterThan(0);
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}

test('a store of ten times the size opens in no more than about eleven times the time', () => {
  const [one, ten] = [copies(1), copies(10)];
  cost(one);
  const small = Math.min(cost(one), cost(one), cost(one));
  expect(cost(ten) / small).toBeLessThan(15);
}, 120_000);
