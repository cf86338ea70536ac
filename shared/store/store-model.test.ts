import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFieldReader } from './field-reader.ts';
import { StoreModel } from './store-model.ts';
import { builtInTypes } from './type-set.ts';

const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
const files = new Map<string, string>();
for (const item of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!item.isFile()) continue;
  const path = join(item.parentPath, item.name);
  files.set(path.slice(root.length + 1), readFileSync(path, 'utf8'));
}

test('every reference of the fixture resolves but the certificates that are merged in later', () => {
  const model = StoreModel.read(files);
  const errors = model.problems.filter((problem) => problem.severity === 'error');
  expect(errors.map((problem) => `${problem.code} ${problem.message}`).filter((line) => !line.includes('Certificate'))).toEqual([]);
  expect(errors).toHaveLength(10);
  expect(model.types.types.size).toBeGreaterThan(700);
});

test('defaults, placeholders and bodies are read', () => {
  const model = StoreModel.read(files);
  const read = createFieldReader(model);
  const grant = model.entities.ofType('ResourceOwnerPasswordCredentialsFilter')[0];
  expect(grant).toBeDefined();
  expect(read.field(grant?.id ?? '', 'accessTokenType')).toMatchObject({ provenance: 'default', value: 'Bearer' });
  expect(read.reference(grant?.id ?? '', 'tokenStore')?.type).toBe('AccessTokenPersist');
});

test('the built-in set has the declared shape', () => {
  const filter = builtInTypes().types.get('ResourceOwnerPasswordCredentialsFilter');
  expect([...(filter?.fields.keys() ?? [])].slice(0, 3)).toEqual(['authNWith', 'circuitPK', 'subjectAttr']);
  expect(filter?.keyFields).toEqual(['name']);
});

test('a broken file is a problem and the rest opens', () => {
  const model = StoreModel.read(new Map([['Policies/A.yaml', 'type: FilterCircuit\nfields:\n  name: "007'], ['Policies/B.yaml', 'type: FilterCircuit\nfields:\n  name: 007\n']]));
  expect(model.problems.map((problem) => problem.code)).toContain('broken-yaml');
  expect(model.entities.get('/Policies/007')?.key).toBe('007');
});
