import { expect, test } from 'vitest';
import { createFieldReader } from '../store/field-reader.ts';
import { StoreModel } from '../store/store-model.ts';
import { policyText } from './fakes.ts';
import type { Problem } from '../store/problem.ts';
import { designProblems, inDesignWords, withRunProblems } from './joined-problems.ts';

function codesOf(fields: Readonly<Record<string, string | undefined>>): readonly string[] {
  const model = StoreModel.read(new Map([['Policies/P.yaml', policyText('P', [{ type: 'ResourceOwnerPasswordCredentialsFilter', fields: { repository: '/Gone', tokenStore: '/Gone', ...fields } }])]]));
  return designProblems(model, createFieldReader(model)).map(({ severity, code, field }) => `${severity} ${code} ${field}`);
}

test.each([
  { what: 'a value judged by both is told once', fields: { accessTokenExpiresInSecs: 'soon' }, told: ['error invalid-value accessTokenExpiresInSecs'] },
  { what: 'one that is not used is only noted', fields: { refreshChoice: 'NoRefresh', refreshTokenlength: 'long' }, told: ['note unused-value refreshTokenlength'] },
  { what: 'one that no schema judges stays the store’s', fields: { logMask: '2', accessTokenlength: '54' }, told: [] },
])('$what', ({ fields, told }) => {
  expect(codesOf(fields).filter((line) => !line.includes('dangling-reference'))).toEqual(told);
});

test('references to nothing stay the store’s', () => {
  expect(codesOf({})).toEqual(['error dangling-reference repository', 'error dangling-reference tokenStore']);
});

test('a run adds only what is not told yet', () => {
  const say = (code: string, field?: string, entity = '/P/F') => ({ code, entity, message: code, ...(field === undefined ? {} : { field }) });
  const design = [say('invalid-value', 'a'), say('unsupported-filter')];
  const run = [say('other-words', 'a'), say('unsupported-filter'), say('missing-scopes'), say('invalid-value', 'a', '/P/G'), say('new', 'b')];
  expect(withRunProblems(design, run).map(({ code, entity, field }) => [code, entity, field])).toEqual([
    ['invalid-value', '/P/F', 'a'],
    ['unsupported-filter', '/P/F', undefined],
    ['missing-scopes', '/P/F', undefined],
    ['invalid-value', '/P/G', 'a'],
    ['new', '/P/F', 'b'],
  ]);
});

test('a row’s reference to nothing is not told of the filter again', () => {
  const design = [{ code: 'dangling-reference', entity: '/P/Switch/case', field: 'circuitPK', message: 'case' }];
  const run = [{ code: 'missing-reference', entity: '/P/Switch', field: 'circuitPK', message: 'switch' }, { code: 'missing-reference', entity: '/P/Other', field: 'circuitPK', message: 'other' }];
  expect(withRunProblems(design, run).map(({ message }) => message)).toEqual(['case', 'other']);
});

test('a run tells its problems in the words of the design-time checks', () => {
  const at = { severity: 'error', field: 'a', entity: '/P/F' } as const;
  const design: Problem[] = [{ ...at, severity: 'warning', code: 'invalid-value', message: 'Length is 0', fix: 'Enter 1 or more', file: 'P.yaml', line: 9 }];
  const run: Problem[] = [{ ...at, code: 'bad', message: 'a is 0' }, { ...at, code: 'bad', field: 'b', message: 'b is 0' }, { severity: 'error', code: 'x', entity: '/P/F', message: 'whole' }];
  expect(inDesignWords(run, design)).toEqual([{ ...at, code: 'invalid-value', message: 'Length is 0', fix: 'Enter 1 or more', file: 'P.yaml', line: 9 }, run[1], run[2]]);
});
