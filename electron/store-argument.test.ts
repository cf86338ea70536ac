import { describe, expect, test } from 'vitest';
import { storeArgument } from './store-argument.ts';

const rows = [
  { title: 'packaged, none', argv: ['/opt/policy-bench'], application: undefined, store: null },
  { title: 'packaged, relative', argv: ['/opt/policy-bench', 'store'], application: undefined, store: '/home/ann/store' },
  { title: 'packaged, after a switch', argv: ['/opt/policy-bench', '--no-sandbox', '/s'], application: undefined, store: '/s' },
  { title: 'development', argv: ['electron', '--no-sandbox', '/src/app', '../s'], application: '/src/app', store: '/home/s' },
  { title: 'development, application by a relative path', argv: ['electron', '../../src/app', '/s'], application: '/src/app', store: '/s' },
  { title: 'development under a test driver', argv: ['electron', '--inspect=0', '/src/app'], application: '/src/app', store: null },
  { title: 'an empty word is no path', argv: ['/opt/policy-bench', ''], application: undefined, store: null },
];

describe('storeArgument', () => {
  test.each(rows)('$title', ({ argv, application, store }) => {
    expect(storeArgument({ argv, workingFolder: '/home/ann', applicationFolder: application })).toBe(store);
  });
});
