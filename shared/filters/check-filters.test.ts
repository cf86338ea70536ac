import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filterProblemCodes } from '../errors/problem-codes.ts';
import { createFieldReader } from '../store/field-reader.ts';
import type { Problem } from '../store/problem.ts';
import { StoreModel } from '../store/store-model.ts';
import { checkFilters } from './check-filters.ts';
import { policyText, type FakeFilter } from './fakes.ts';

const ropc = 'ResourceOwnerPasswordCredentialsFilter';
/** What a password filter needs so that nothing is wrong with it. */
const right = { repository: '/Repositories/Users', tokenStore: '/Stores/Tokens' };
const stores: readonly (readonly [string, string])[] = [
  ['_parent.yaml', 'type: Root\n'],
  ['Repositories/Users.yaml', 'type: AuthnRepositoryLocal\nfields:\n  name: Users\n'],
  ['Stores/Tokens.yaml', 'type: AccessTokenPersist\nfields:\n  name: Tokens\n'],
];

function check(filters: readonly FakeFilter[], policies: Readonly<Record<string, readonly FakeFilter[]>> = {}, extra: readonly (readonly [string, string])[] = []): readonly Problem[] {
  const others = Object.entries(policies).map(([name, own]) => [`Policies/${name}.yaml`, policyText(name, own)] as const);
  const model = StoreModel.read(new Map([...stores, ['Policies/P.yaml', policyText('P', filters)], ...others, ...extra]));
  const only = new Set([...model.entities.entities.keys()].filter((id) => id.startsWith('/Policies/P/')));
  return checkFilters(model.entities, createFieldReader(model), only);
}

const password = (fields: FakeFilter['fields'] = {}): FakeFilter => ({ type: ropc, fields: { ...right, ...fields } });
const brief = ({ severity, code, field, quickFix }: Problem): readonly unknown[] => [severity, code, field, quickFix?.label];

test('a right filter has no problems', () => {
  expect(check([password()])).toEqual([]);
});

describe('values', () => {
  test.each([
    ['accessTokenExpiresInSecs', '0', 'error', 'invalid-value', 'Reset to default'],
    ['accessTokenExpiresInSecs', '15m', 'error', 'invalid-value', 'Set to 900'],
    ['accessTokenExpiresInSecs', '1 h', 'error', 'invalid-value', 'Set to 3600'],
    ['accessTokenExpiresInSecs', '3,600', 'error', 'invalid-value', 'Set to 3600'],
    ['accessTokenExpiresInSecs', 'soon', 'error', 'invalid-value', 'Reset to default'],
    ['accessTokenExpiresInSecs', '1.5', 'error', 'invalid-value', 'Reset to default'],
    ['accessTokenExpiresInSecs', '', 'error', 'invalid-value', 'Reset to default'],
    ['accessTokenExpiresInSecs', '-1', 'error', 'invalid-value', 'Reset to default'],
    ['accessTokenExpiresInSecs', '2147483648', 'error', 'invalid-value', 'Set to 2147483647'],
    ['accessTokenlength', '1025', 'error', 'invalid-value', 'Set to 1024'],
    ['accessTokenlength', '21', 'warning', 'weak-length', 'Reset to default'],
    ['refreshTokenlength', '8', 'warning', 'weak-length', 'Reset to default'],
    ['accessTokenType', '', 'error', 'missing-value', 'Reset to default'],
    ['refreshChoice', 'Sometimes', 'error', 'unknown-choice', 'Reset to default'],
    ['compositeContext', 'perhaps', 'error', 'invalid-value', 'Reset to default'],
    ['logMask', '9', 'note', 'unused-value', 'Reset to default'],
    ['subjectAttr', '${a.', 'note', 'unused-value', undefined],
    ['clientAttributeName', '${a..b}', 'error', 'invalid-selector', undefined],
    ['repository', '/null', 'error', 'missing-reference', undefined],
    ['tokenStore', '', 'error', 'missing-reference', undefined],
  ])('%s = “%s”: %s %s', (field, value, severity, code, quickFix) => {
    expect(check([password({ [field]: value })]).map(brief)).toEqual([[severity, code, field, quickFix]]);
  });

  test.each([
    ['accessTokenExpiresInSecs', '1'],
    ['accessTokenExpiresInSecs', '2147483647'],
    ['accessTokenExpiresInSecs', '${env.LIFE}'],
    ['accessTokenlength', '22'],
    ['accessTokenlength', '1024'],
    ['compositeContext', 'true'],
    ['refreshChoice', '${env.CHOICE}'],
    ['scopesForToken', 'scopes.for.token'],
    ['metricsMask', '7'],
  ])('%s = “%s” is fine', (field, value) => {
    expect(check([password({ [field]: value })])).toEqual([]);
  });

  test('fields that the choice leaves unused are only noted', () => {
    const problems = check([password({ refreshChoice: 'NoRefresh', refreshTokenExpiresInSecs: 'soon', refreshTokenlength: '4', circuitPK: '/null', scopeCircuitPK: '/null' })]);
    expect(problems.map(brief)).toEqual([['note', 'unused-value', 'refreshTokenExpiresInSecs', 'Reset to default']]);
    expect(problems[0]?.message).toContain('It is not used now: used only while a new refresh token is generated.');
  });

  test('a problem says where, what and how to mend it', () => {
    const [problem] = check([password({ accessTokenExpiresInSecs: '15m' })]);
    expect(problem).toEqual({
      severity: 'error',
      code: 'invalid-value',
      file: 'Policies/P.yaml',
      line: 11,
      entity: '/Policies/P/F',
      field: 'accessTokenExpiresInSecs',
      message: 'F: Access Token Expiry (in secs) is “15m”; it needs a whole number, 1 to 2147483647.',
      fix: 'Enter a whole number from 1 to 2147483647, or reset it to 3600.',
      quickFix: { label: 'Set to 900', commands: [{ kind: 'set-field', entity: '/Policies/P/F', field: 'accessTokenExpiresInSecs', value: '900' }] },
    });
  });

  test('values from values.yaml are judged as they resolve', () => {
    const values = [['values.yaml', 'life: "0"\n']] as const;
    expect(check([password({ accessTokenExpiresInSecs: '{{life}}' })], {}, values).map(brief)).toEqual([['error', 'invalid-value', 'accessTokenExpiresInSecs', 'Reset to default']]);
    expect(check([password({ accessTokenExpiresInSecs: '{{nothing}}' })], {}, values)).toEqual([]);
  });

  test('rows of a table are judged too', () => {
    const rows = [{ type: 'SwitchCircuitReference', fields: { name: 'a', comparatorType: 'resembles', compareWith: 'x', circuitPK: '/null', priority: 'first' } }];
    const problems = check([{ type: 'SwitchFilter', fields: { attributeName: '${a}', defaultOption: 'RETURN_TRUE' }, children: rows }]);
    expect(problems.map(({ code, field, entity }) => [code, field, entity])).toEqual([
      ['unknown-choice', 'comparatorType', '/Policies/P/F/a'],
      ['missing-policy', 'circuitPK', '/Policies/P/F/a'],
      ['invalid-value', 'priority', '/Policies/P/F/a'],
    ]);
  });
});

describe('policies', () => {
  const called = (fields: FakeFilter['fields'] = {}): FakeFilter => password({ authNWith: 'CIRCUIT', circuitPK: '/Policies/Auth', repository: '/null', ...fields });
  const compareOnly: FakeFilter = { type: 'CompareAttributeFilter' };
  const sets = (messageAttribute: string): FakeFilter => ({ type: 'SetAttributeFilter', fields: { messageAttribute, attributeValue: 'x' } });
  const authenticates: FakeFilter = { type: 'AttributeAuthnFilter', fields: { credentialFormat: 'Username', repository: right.repository } };

  test.each([
    { what: 'a policy that only compares', auth: [compareOnly], codes: ['subject-not-written'] },
    { what: 'one that sets another attribute', auth: [sets('user.name')], codes: ['subject-not-written'] },
    { what: 'one that authenticates', auth: [authenticates], codes: [] },
    { what: 'one that sets the subject', auth: [sets('authentication.subject.id')], codes: [] },
    { what: 'one that sets it further on', auth: [{ ...compareOnly, fields: { successNode: '../F1' } }, sets('authentication.subject.id')], codes: [] },
    { what: 'one whose setting filter is never reached', auth: [compareOnly, sets('authentication.subject.id')], codes: ['subject-not-written'] },
    { what: 'a name known only at run time', auth: [sets('${which}')], codes: [] },
    { what: 'a script, of which nothing is known', auth: [{ type: 'JavaScriptFilter' }], codes: [] },
    { what: 'a policy it calls', auth: [{ type: 'CircuitDelegateFilter', fields: { circuitPK: '/Policies/Inner' } }], codes: [] },
  ] satisfies readonly { what: string; auth: readonly FakeFilter[]; codes: readonly string[] }[])('$what', ({ auth, codes }) => {
    expect(check([called()], { Auth: auth, Inner: [sets('authentication.subject.id')] }).map(({ code }) => code)).toEqual(codes);
  });

  test('policies that call each other end', () => {
    const loop = (circuitPK: string): readonly FakeFilter[] => [{ type: 'CircuitDelegateFilter', fields: { circuitPK } }];
    expect(check([called()], { Auth: loop('/Policies/Inner'), Inner: loop('/Policies/Auth') }).map(({ code }) => code)).toEqual(['subject-not-written']);
  });

  test.each([
    ['${http.client.getCgiArgument("username")}', ['subject-from-request']],
    ['${content.body.getParameters().get("username")}', ['subject-from-request']],
    ['${user.name}', ['subject-not-written']],
    ['${a.b} of ${c}', []],
    ['cn=${authentication.subject.id}', []],
    ['eve', []],
  ])('subject %s', (subjectAttr, codes) => {
    expect(check([called({ subjectAttr })], { Auth: [authenticates] }).map(({ code }) => code)).toEqual(codes);
  });

  test('a text around the subject needs it written too', () => {
    expect(check([called({ subjectAttr: 'cn=${authentication.subject.id}' })], { Auth: [compareOnly] }).map(({ code }) => code)).toEqual(['subject-not-written']);
  });

  test('nothing is said about the subject while a repository authenticates', () => {
    expect(check([password({ circuitPK: '/Policies/Auth' })], { Auth: [compareOnly] })).toEqual([]);
  });

  test.each([
    [{ authNWith: 'CIRCUIT', circuitPK: '/null' }, 'circuitPK'],
    [{ scopeChoice: 'Circuit' }, 'scopeCircuitPK'],
  ])('a policy that is to be called must be named: %o', (fields, field) => {
    expect(check([password(fields)]).map(brief)).toEqual([['error', 'missing-policy', field, undefined]]);
  });
});

test.each([
  [{ type: ropc, fields: { ...right, refreshChoice: 'PreserveRefresh' } }, ['note', 'preserve-needs-refresh-token', 'refreshChoice', 'Set to Generate a new refresh token']],
  [{ type: 'ValidateOAuth2AccessTokenFilter', fields: { tokenStore: right.tokenStore } }, ['error', 'missing-scopes', undefined, undefined]],
  [{ type: 'AttributeAuthnFilter', fields: { credentialFormat: 'X509DName', repository: right.repository } }, ['warning', 'unsupported-value', 'credentialFormat', undefined]],
  [{ type: 'Reflector', fields: { httpResponseStatus: '600' } }, ['error', 'invalid-value', 'httpResponseStatus', 'Set to 599']],
  [{ type: 'ChangeMessageFilter', fields: { outputContentType: 'text/plain', body: 'Hello ${a b}' } }, ['error', 'invalid-selector', 'body', undefined]],
  [{ type: 'JavaScriptFilter' }, ['warning', 'unsupported-filter', undefined, undefined]],
] as const)('%o', (filter, expected) => {
  expect(check([filter]).map(brief)).toEqual([expected]);
});

describe('the real store', () => {
  const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
  const files = new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );
  const model = StoreModel.read(files);
  const problems = checkFilters(model.entities, createFieldReader(model));

  test('has one warning for each filter that cannot be run, and no error', () => {
    const unsupported = problems.filter(({ code }) => code === 'unsupported-filter');
    expect(new Set(unsupported.map(({ entity }) => entity)).size).toBe(unsupported.length);
    expect(unsupported.length).toBeGreaterThan(20);
    expect(problems.filter(({ code }) => code !== 'unsupported-filter').map(({ message }) => message)).toEqual([]);
  });

  test('runs what its password, refresh, revoke, token information and protected requests pass', () => {
    const policies = ['Access Token Service/Access Token Service', 'Access Token Service/Resource Owner Password Credentials', 'Access Token Service/Refresh', 'Revoke Token Service/Revoke Token', 'Token Info Service/Access Token Info', 'Resource Service/Resource Service'];
    const touched = problems.filter(({ entity }) => policies.some((policy) => entity?.startsWith(`/Policies/OAuth 2.0/${policy}/`) === true) || entity?.startsWith('/Policies/Policy Library/Return HTTP Error 401') === true);
    expect(touched).toEqual([]);
  });
});

test('every code is explained', () => {
  for (const { title, explanation } of Object.values(filterProblemCodes)) {
    expect(title).not.toBe('');
    expect(explanation).not.toBe('');
  }
});
