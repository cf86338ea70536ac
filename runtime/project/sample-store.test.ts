import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkFilters } from '#shared/filters/check-filters.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { fileNameFor } from '#shared/store/file-layout.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { readStoreFolder } from './store-folder.ts';

const root = fileURLToPath(new URL('sample-store', import.meta.url));
const { files } = await readStoreFolder(root);
const model = StoreModel.read(files);

test('the sample has no problems', () => {
  expect([...model.problems, ...checkFilters(model.entities, createFieldReader(model))]).toEqual([]);
});

test('the sample shows every part of the token story, with both places of the client', () => {
  const read = createFieldReader(model);
  const grants = model.entities.ofType('ResourceOwnerPasswordCredentialsFilter');
  expect(new Set(grants.map(({ id }) => read.text(id, 'locationOfClientDetails')))).toEqual(new Set(['AuthorizationHeader', 'QueryString']));
  for (const type of ['RefreshingAccessTokenFilter', 'RevokeOAuthAccessTokenFilter', 'AccessTokenInfoFilter', 'ValidateOAuth2AccessTokenFilter']) expect(model.entities.ofType(type).length, type).toBeGreaterThan(0);
  expect(model.entities.ofType('User')).toHaveLength(2);
  const [store] = model.entities.ofType('AccessTokenPersist');
  expect(read.text(store?.id ?? '', 'type')).toBe('1');
});

test('the sample is written as the format writes', () => {
  for (const entity of model.entities.entities.values()) {
    const source = model.source(entity.id);
    if (source === undefined || source.path.length > 0 || source.file === '_parent.yaml') continue;
    const place = source.file.endsWith('/_parent.yaml') ? join(root, source.file, '..') : source.file.slice(0, -'.yaml'.length);
    expect(basename(place)).toBe(fileNameFor(entity.key));
  }
});
