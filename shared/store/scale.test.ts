import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isEntityFile } from './file-layout.ts';
import { StoreModel } from './store-model.ts';

const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
const texts = new Map<string, string>();
for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) if (/\.(yaml|html|json|js|txt|xml)$/.test(name)) texts.set(name, readFileSync(join(root, name), 'utf8'));
const types = StoreModel.read(texts).types;

/** The OAuth policies and what they use, each copy below a container of its own. */
function copies(count: number): Map<string, string> {
  const files = new Map([['_parent.yaml', '---\ntype: Root\nfields:\n  name: System Components\n']]);
  for (let copy = 1; copy <= count; copy += 1) {
    files.set(`Policies/Copy ${copy}/_parent.yaml`, `---\ntype: CircuitContainer\nfields:\n  name: Copy ${copy}\n`);
    for (const [file, text] of texts) if (isEntityFile(file) && /^(Policies\/OAuth 2\.0|Libraries)\//.test(file)) files.set(`Policies/Copy ${copy}/${file}`, text);
  }
  return files;
}

const iterators: readonly object[] = [[][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator]()].map((iterator) => Object.getPrototypeOf(iterator) as object);
const withCallback = ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some'];

/** Steps over collections that a piece of work takes: unlike its time, the same on every machine. */
function steps(work: () => void): number {
  let count = 0;
  const undo: (() => void)[] = [];
  const replace = (target: object, name: string, made: (original: (...args: unknown[]) => unknown) => unknown): void => {
    const before = Object.getOwnPropertyDescriptor(target, name) as PropertyDescriptor;
    Object.defineProperty(target, name, { ...before, value: made(before.value as (...args: unknown[]) => unknown) });
    undo.push(() => Object.defineProperty(target, name, before));
  };
  for (const iterator of iterators)
    replace(iterator, 'next', (original) => function next(this: unknown) {
      count += 1;
      return original.call(this);
    });
  for (const name of withCallback)
    replace(Array.prototype, name, (original) => function counted(this: readonly unknown[], ...args: unknown[]) {
      count += this.length;
      return original.apply(this, args);
    });
  try {
    work();
  } finally {
    for (const restore of undo) restore();
  }
  return count;
}

test('a store of eight times the size takes no more than about eight times the steps to open', () => {
  const open = (files: Map<string, string>) => steps(() => expect(StoreModel.read(files, types).problems).toBeDefined());
  expect(open(copies(16)) / open(copies(2))).toBeLessThan(10);
}, 60_000);
