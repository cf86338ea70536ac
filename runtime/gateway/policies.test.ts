import { afterEach, describe, expect, test } from 'vitest';
import { decisions, fixtureTexts, TestGateway, type TestServing } from './test-gateway.ts';

const POLICIES = 'Policies/Token Demo';
const open: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

interface Filter {
  readonly name: string;
  readonly type: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly success?: string;
  readonly failure?: string;
  readonly children?: string;
}

/** Text of a policy; the first filter starts it, the one named `Fault` is its fault handler. */
function policy(name: string, filters: readonly Filter[]): string {
  const lines = ['---', 'type: FilterCircuit', 'fields:', `  start: ./${filters[0]?.name}`];
  if (filters.some((filter) => filter.name === 'Fault')) lines.push('  fault: ./Fault');
  lines.push(`  name: ${name}`, 'children:');
  for (const { name: filter, type, fields = {}, success, failure, children } of filters) {
    lines.push(`- type: ${type}`, '  fields:', ...Object.entries({ ...fields, name: filter }).map(([field, value]) => `    ${field}: ${JSON.stringify(value)}`));
    if (success !== undefined || failure !== undefined) lines.push('  routing:', ...(success === undefined ? [] : [`    success: ../${success}`]), ...(failure === undefined ? [] : [`    failure: ../${failure}`]));
    if (children !== undefined) lines.push('  children:', children);
  }
  return `${lines.join('\n')}\n`;
}

const ISSUE = {
  repository: '/External Connections/Authentication Repositories/Local Repositories/Local User Store',
  locationOfClientDetails: 'QueryString',
  tokenStore: '/Libraries/OAuth2 Stores/Access Token Stores/Token Demo Store',
};
const set = (name: string, attribute: string, value: string, more: Partial<Filter> = {}): Filter => ({ name, type: 'SetAttributeFilter', fields: { messageAttribute: attribute, attributeValue: value }, ...more });
const call = (name: string, target: string, more: Partial<Filter> = {}): Filter => ({ name, type: 'CircuitDelegateFilter', fields: { circuitPK: `/Policies/Token Demo/${target}` }, ...more });
const abort = (name: string): Filter => ({ name, type: 'ScriptingNobodyKnows' });
const answer = (name: string, body: string): readonly Filter[] => [
  { name, type: 'ChangeMessageFilter', fields: { body, outputContentType: 'text/plain' }, success: `${name} back` },
  { name: `${name} back`, type: 'Reflector', fields: { httpResponseStatus: '418' } },
];

/** Serves the small store with `Password Grant` and further policies as given. */
async function serve(grant: Readonly<Record<string, string>>, others: Readonly<Record<string, readonly Filter[]>> = {}, children?: string, serving: TestServing = {}): Promise<TestGateway> {
  const texts = fixtureTexts('example-ropc-store');
  texts.set(`${POLICIES}/Password Grant.yaml`, policy('Password Grant', [{ name: 'Issue Token', type: 'ResourceOwnerPasswordCredentialsFilter', fields: { ...ISSUE, ...grant }, children }]));
  for (const [name, filters] of Object.entries(others)) {
    texts.set(`${POLICIES}/${name}.yaml`, policy(name, filters));
    const path = name.toLowerCase().replaceAll(' ', '-');
    texts.set(`Environment Configuration/Service/Token Demo Services/${path}.yaml`, `---\ntype: XMLFirewall\nfields:\n  filterCircuit: /Policies/Token Demo/${name}\n  uriprefix: /${path}\n`);
  }
  const served = await TestGateway.serve(texts, serving);
  open.push(served);
  return served;
}

async function grant(served: TestGateway, more: Readonly<Record<string, string>> = {}) {
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'SampleConfidentialApp', client_secret: '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec', username: 'alice', password: 'example', ...more });
  const { response, trace } = await served.traced(`${served.url()}/api/oauth/token`, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : text, said: decisions(trace), trace, headers: response.headers };
}

describe('Call this policy', () => {
  const BY_POLICY = { authNWith: 'CIRCUIT', circuitPK: '/Policies/Token Demo/Check' };
  const TRUE: Filter = { name: 'Yes', type: 'TrueFilter' };

  test.each<[string, readonly Filter[], number, unknown]>([
    ['passes and names the subject', [set('Who', 'authentication.subject.id', 'CN=${authentication.subject.id}')], 200, expect.objectContaining({ token_type: 'Bearer' })],
    ['fails', [{ name: 'No', type: 'FalseFilter' }], 400, { error: 'invalid_grant' }],
    ['aborts', [abort('Broken')], 503, { error: 'server_error' }],
    ['passes, but nobody wrote the subject', [TRUE], 400, { error: 'invalid_grant' }],
    ['passes with an empty subject', [set('Who', 'authentication.subject.id', '')], 400, { error: 'invalid_grant' }],
    ['passes, having written something else', [set('What', 'other', 'x')], 400, { error: 'invalid_grant' }],
    ['has no filter that runs first', [{ ...abort('Broken'), name: 'Broken' }], 503, { error: 'server_error' }],
    ['fails after it wrote the subject', [set('Who', 'authentication.subject.id', 'x', { success: 'No' }), { name: 'No', type: 'FalseFilter' }], 400, { error: 'invalid_grant' }],
    ['has a fault handler that passes', [abort('Broken'), { name: 'Fault', type: 'TrueFilter' }], 503, { error: 'server_error' }],
  ])('%s', async (_, filters, status, json) => {
    const answered = await grant(await serve(BY_POLICY, { Check: filters }));
    expect([answered.status, answered.json]).toEqual([status, json]);
  });

  test('sees user name and password, which is gone afterwards', async () => {
    const rows = '  - type: Property\n    fields:\n      name: seen\n      value: "${authentication.subject.password}|${kept}"';
    const served = await serve(BY_POLICY, { Check: [set('Keep', 'kept', '${authentication.subject.id}', { success: 'Who' }), set('Who', 'authentication.subject.id', 'somebody')] }, rows);
    const { status, trace } = await grant(served);
    expect(status).toBe(200);
    const { tokens } = await served.tokens();
    expect(tokens).toMatchObject([{ userName: 'somebody', metadata: [['seen', '|alice']] }]);
    const inside = trace.flatMap((event) => (event.kind === 'enter' && event.name === 'Check' ? (event.attributes ?? []) : []));
    expect(inside).toContainEqual({ name: 'authentication.subject.password', value: expect.stringMatching(/^•••• [0-9a-f]{4}$/), secret: true });
    expect(JSON.stringify(trace)).not.toContain('"example"');
  });

  test('may compare the password, and whatever it copies or traces of the request shows no secret', async () => {
    const traced = "${http.client.getCgiArgument('password')} ${content.body} ${params.form.client_secret} ${authentication.subject.password} ${copy}";
    const served = await serve(BY_POLICY, {
      Check: [
        set('Copy', 'copy', '${content.body.getParameters().get("password")}', { success: 'Joined' }),
        set('Joined', 'joined', 'a-${copy}', { success: 'Said' }),
        { name: 'Said', type: 'TraceFilter', fields: { traceMsg: traced }, success: 'Compared' },
        { name: 'Compared', type: 'CompareAttributeFilter', success: 'Evaluated', children: '  - type: AttributeCompare\n    fields:\n      attrName: ${joined}\n      matchType: IS\n      expression: a-example' },
        { name: 'Evaluated', type: 'SelectorFilter', fields: { expression: '${authentication.subject.password == copy}' }, success: 'Who' },
        set('Who', 'authentication.subject.id', 'alice'),
      ],
    });
    const { status, trace, said } = await grant(served);
    expect(status).toBe(200);
    expect(said).toContain('•••• grant_type=password&client_id=SampleConfidentialApp&client_secret=••••&username=alice&password=•••• •••• •••• ••••');
    expect(JSON.stringify(trace)).not.toMatch(/[^a-z]example|6808d4b6/);
  });

  test('another selector is read after the call', async () => {
    const served = await serve({ ...BY_POLICY, subjectAttr: '${user.dn}' }, { Check: [set('Who', 'user.dn', 'CN=Alice')] });
    const answered = await grant(served);
    expect([answered.status, answered.said.some((text) => text.includes('User CN=Alice accepted by policy Check'))]).toEqual([200, true]);
  });

  test('a selector of the request is allowed, with a warning', async () => {
    const served = await serve({ ...BY_POLICY, subjectAttr: "${http.client.getCgiArgument('username')}" }, { Check: [TRUE] });
    expect(served.report.problems).toContainEqual(expect.objectContaining({ code: 'subject-from-request', severity: 'warning' }));
    expect((await grant(served)).status).toBe(200);
  });

  test('no policy chosen: a problem, and a server error', async () => {
    const served = await serve({ ...BY_POLICY, circuitPK: '/null' });
    expect(served.report.problems).toContainEqual(expect.objectContaining({ code: 'missing-policy', field: 'circuitPK' }));
    expect((await grant(served)).json).toEqual({ error: 'server_error' });
  });
});

describe('scopes by policy', () => {
  const BY_POLICY = { scopeChoice: 'Circuit', scopeCircuitPK: '/Policies/Token Demo/Scopes' };

  test.each<[string, readonly Filter[], Readonly<Record<string, string>>, number, unknown]>([
    ['one text with several', [set('Give', 'scopes.for.token', 'a b,c')], {}, 200, 'a b c'],
    ['a set that became text', [set('Give', 'scopes.for.token', '${scopes.in.token}')], { scope: 'x y' }, 400, undefined],
    ['an empty text', [set('Give', 'scopes.for.token', '')], {}, 400, undefined],
    ['nothing', [{ name: 'Yes', type: 'TrueFilter' }], {}, 400, undefined],
    ['a value, but false', [set('Give', 'scopes.for.token', 'a', { success: 'No' }), { name: 'No', type: 'FalseFilter' }], {}, 400, undefined],
    ['an abort', [abort('Broken')], {}, 503, undefined],
  ])('%s', async (_, filters, more, status, scope) => {
    const answered = await grant(await serve(BY_POLICY, { Scopes: filters }), more);
    expect([answered.status, (answered.json as Record<string, unknown>)['scope']]).toEqual([status, scope]);
    if (status !== 200) expect(answered.json).toEqual({ error: status === 400 ? 'invalid_scope' : 'server_error' });
  });

  test.each(['scopes.in.token', '${scopes.in.token}'])('the set in %s is the grant', async (scopesForToken) => {
    const answered = await grant(await serve({ ...BY_POLICY, scopesForToken }, { Scopes: [{ name: 'Yes', type: 'TrueFilter' }] }), { scope: 'x y' });
    expect(answered.json).toMatchObject({ scope: 'x y' });
  });

  test('the attribute may be written bare', async () => {
    const answered = await grant(await serve({ ...BY_POLICY, scopesForToken: 'my.scopes' }, { Scopes: [set('Give', 'my.scopes', 'a')] }));
    expect(answered.json).toMatchObject({ scope: 'a' });
  });
});

describe('refresh choices', () => {
  test('none: no refresh token, and one sent along is removed', async () => {
    const served = await serve({ refreshChoice: 'NoRefresh' });
    const { json } = await grant(served);
    expect(json).not.toHaveProperty('refresh_token');
  });

  test('preserve: a valid one is echoed and kept, none sent gives none', async () => {
    const texts = { refreshChoice: 'PreserveRefresh' };
    const maker: readonly Filter[] = [{ name: 'New', type: 'ResourceOwnerPasswordCredentialsFilter', fields: ISSUE }];
    const served = await serve(texts, { 'New Pair': maker });
    expect((await grant(served)).json).not.toHaveProperty('refresh_token');
    const body = new URLSearchParams({ grant_type: 'password', client_id: 'SampleConfidentialApp', client_secret: '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec', username: 'alice', password: 'example' });
    const pair = (await (await fetch(`${served.url()}/new-pair`, { method: 'POST', body })).json()) as Record<string, string>;
    for (let i = 0; i < 2; i++) expect((await grant(served, { refresh_token: pair['refresh_token'] ?? '' })).json).toMatchObject({ refresh_token: pair['refresh_token'] });
  });

  test.each([
    ['accessTokenExpiresInSecs', '0'], ['accessTokenExpiresInSecs', '2147483648'], ['accessTokenExpiresInSecs', 'soon'], ['accessTokenlength', '0'], ['accessTokenlength', '1025'],
    ['refreshTokenExpiresInSecs', '-1'], ['refreshTokenlength', '1.5'], ['accessTokenExpiresInSecs', '${env.NOT_SET}'],
  ])('%s = %s is a problem, and an abort', async (field, value) => {
    const served = await serve({ [field]: value });
    expect(served.report.problems).toContainEqual(expect.objectContaining({ severity: 'error', field }));
    const answered = await grant(served);
    expect([answered.status, answered.json]).toEqual([503, { error: 'server_error' }]);
  });

  test('fields that the choice leaves unused are not judged; variables count once resolved', async () => {
    const served = await serve({ refreshChoice: 'NoRefresh', refreshTokenlength: '0', accessTokenExpiresInSecs: '${env.LIFE + 1}', accessTokenlength: '1024' }, {}, undefined, { env: { LIFE: '59' } });
    const { json } = await grant(served);
    expect(json).toMatchObject({ expires_in: 60, access_token: expect.stringMatching(/^[A-Za-z0-9]{1024}$/) });
  });
});

describe('ends of policies', () => {
  const get = async (served: TestGateway, path: string) => {
    const response = await fetch(`${served.url()}${path}`, { signal: AbortSignal.timeout(5000) });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  test.each<[string, readonly Filter[], number, string | RegExp]>([
    ['true without an answer', [{ name: 'Yes', type: 'TrueFilter' }], 200, ''],
    ['true after it made a message only', [{ name: 'Make', type: 'ChangeMessageFilter', fields: { body: 'x', outputContentType: 'text/plain' } }], 200, ''],
    ['false without an answer', [{ name: 'No', type: 'FalseFilter' }], 403, /<soap:Fault>/],
    ['an abort', [abort('Broken')], 500, /<soap:Fault>/],
    ['an answer', answer('Tea', 'pot'), 418, 'pot'],
    ['an answer, then false', [...answer('Tea', 'pot').slice(0, 1), { ...answer('Tea', '')[1] as Filter, success: 'No' }, { name: 'No', type: 'FalseFilter' }], 418, 'pot'],
    ['an answer, then an abort', [...answer('Tea', 'pot').slice(0, 1), { ...answer('Tea', '')[1] as Filter, success: 'Broken' }, abort('Broken')], 500, /<soap:Fault>/],
    ['an abort with a fault handler', [abort('Broken'), ...answer('Fault', 'handled ${circuit.failure.name}')], 418, 'handled Ends'],
    ['false with a fault handler', [{ name: 'No', type: 'FalseFilter' }, ...answer('Fault', 'handled')], 418, 'handled'],
    ['a fault handler that only makes a message', [abort('Broken'), { name: 'Fault', type: 'ChangeMessageFilter', fields: { body: 'broken', outputContentType: 'text/plain' } }], 500, 'broken'],
    ['a fault handler that aborts too', [abort('Broken'), { ...abort('Fault'), name: 'Fault' }], 500, /<soap:Fault>/],
    ['the failure path', [{ name: 'No', type: 'FalseFilter', success: 'Yes', failure: 'Tea' }, { name: 'Yes', type: 'TrueFilter' }, ...answer('Tea', 'other way')], 418, 'other way'],
    ['a filter that leads back to itself', [{ name: 'Round', type: 'TrueFilter', success: 'Round' }], 500, /<soap:Fault>/],
    ['a policy that calls itself', [call('Again', 'Ends')], 500, /<soap:Fault>/],
  ])('%s', async (_, filters, status, text) => {
    const served = await serve({}, { Ends: filters });
    const answered = await get(served, '/ends');
    expect(answered.status).toBe(status);
    expect(answered.text).toMatch(typeof text === 'string' ? new RegExp(`^${text}$`) : text);
    expect(answered.text).not.toContain('ScriptingNobody');
  });

  test('nested policies give their result to the caller, and the inner fault handler answers', async () => {
    const served = await serve({}, {
      Outer: [call('Down', 'Inner', { success: 'Yes', failure: 'Tea' }), { name: 'Yes', type: 'TrueFilter' }, ...answer('Tea', 'inner failed'), ...answer('Fault', 'outer')],
      Inner: [{ name: 'No', type: 'FalseFilter' }],
      'Outer Abort': [call('Down', 'Inner Abort'), ...answer('Fault', 'outer')],
      'Inner Abort': [abort('Broken'), ...answer('Fault', 'inner')],
      'Outer Only': [call('Down', 'Bare Abort'), ...answer('Fault', 'outer')],
      'Bare Abort': [abort('Broken')],
    });
    expect([(await get(served, '/outer')).text, (await get(served, '/outer-abort')).text, (await get(served, '/outer-only')).text]).toEqual(['inner failed', 'inner', 'outer']);
    expect(served.traffic.map(({ outcome }) => outcome)).toEqual(['Passed', 'Exception', 'Exception']);
    expect(served.report.problems.filter(({ code }) => code === 'unsupported-filter')).toHaveLength(2);
  });
});
