import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run, TestRequest } from '#shared/api/views.ts';
import { applyCommands } from '#shared/store/edit.ts';
import { bundleProgram } from '../../testing/bundle-program.ts';
import { fixtureModel } from '../../testing/fixture-store.ts';
import { createHostWorld, type HostWorld } from '../../testing/host-world.ts';
import type { Deployment, ToGatewayProcess } from '../../gateway/messages.ts';
import type { GatewayChannel } from '../host-context.ts';
import { forkGateway } from './fork-gateway.ts';
import { createGatewayPart, type GatewayPart } from './gateway-handlers.ts';

const filter = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials/Resource Owner Password Credentials';
const secret = '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';
const model = fixtureModel('apim-yaml');
const channels: GatewayChannel[] = [];
const deployments: Deployment[] = [];
let world: HostWorld;
let part: GatewayPart;

const request = (change: Partial<TestRequest> = {}): TestRequest => ({
  kind: 'token', filter, path: '/api/oauth/token', service: 'OAuth 2.0 Services',
  client: { mode: 'registry', clientId: 'SampleConfidentialApp', location: 'QueryString' },
  username: 'sampleuser', password: 'changeme', scopes: ['resource.READ'], extra: [], ...change,
});

const test = async (change: Partial<TestRequest> = {}): Promise<Run> => (await part.handlers['gateway.test']({ request: request(change) })).run;
const status = async () => (await part.handlers['gateway.status']({})).status;
const json = (run: Run): Record<string, unknown> => JSON.parse(run.response?.body ?? '{}') as Record<string, unknown>;
const decisions = (run: Run): string => run.trace.map((event) => (event.kind === 'decision' ? event.text : '')).join('\n');

beforeAll(async () => {
  const script = await bundleProgram('runtime/gateway/main.ts', 'gateway.cjs');
  world = await createHostWorld(model, () => {
    const channel = forkGateway(script);
    channels.push(channel);
    return {
      ...channel,
      post(message) {
        const posted = message as ToGatewayProcess;
        if (posted.type === 'deploy') deployments.push(posted.deployment);
        channel.post(message);
      },
    };
  });
  part = createGatewayPart(world.context);
  world.opened('open');
}, 90_000);

afterAll(async () => {
  await part.close();
});

describe('the gateway process', () => {
  it('serves the store as soon as it is open', async () => {
    await part.handlers['gateway.setStores']({ stores: 'embedded' });
    const shown = await status();
    expect(shown).toMatchObject({ state: 'running', servesDraft: false, stores: expect.arrayContaining([{ name: 'OAuth Access Token Store', type: 'cassandra', mode: 'embedded' }]) });
    expect(shown.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const service = shown.services.find(({ url }) => url === shown.url);
    expect(service).toMatchObject({ service: 'OAuth 2.0 Services', interface: 'OAuth 2.0 Interface' });
    expect(service?.paths).toContainEqual({ path: '/api/oauth/token', method: '*', policy: '/Policies/OAuth 2.0/Access Token Service/Access Token Service' });
    expect(world.events.filter(({ event }) => event === 'gateway.changed').length).toBeGreaterThan(1);
  }, 60_000);

  it('names each unset variable once', async () => {
    const { problems } = await status();
    const names = problems.filter(({ code }) => code === 'unset-variable').map(({ message }) => /variable (\S+) is/.exec(message)?.[1]);
    expect(names).toContain('PORT.OAUTH2.SERVICES');
    expect(new Set(names).size).toBe(names.length);
    expect(problems.filter(({ message }) => message.includes('PORT.OAUTH2.SERVICES'))).toHaveLength(1);
  });

  it('gets only the changed text after an edit, and serves it', async () => {
    await test();
    deployments.length = 0;
    const edit = applyCommands(model, [{ kind: 'set-field', entity: filter, field: 'accessTokenExpiresInSecs', value: '900' }]);
    expect(edit.ok).toBe(true);
    world.edited();
    const run = await test();
    expect(json(run)).toMatchObject({ expires_in: 900 });
    expect(run.unsavedDraft).toBe(true);
    expect((await status()).servesDraft).toBe(true);
    expect(deployments).toHaveLength(1);
    expect(deployments[0]?.whole).toBeUndefined();
    expect([...(deployments[0]?.changed.keys() ?? [])]).toEqual(['Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml']);
    applyCommands(model, [{ kind: 'reset-field', entity: filter, field: 'accessTokenExpiresInSecs' }]);
    world.edited();
  });

  it('costs one run when it is killed, says so, and comes back', async () => {
    channels.at(-1)?.kill();
    await expect.poll(async () => (await status()).state).toBe('stopped');
    expect((await status()).reason).toMatch(/ended unexpectedly: ended by SIGKILL/);
    expect((await test()).outcome).toBe('passed');
    expect(channels).toHaveLength(2);
  }, 60_000);
});

describe('a test request', () => {
  it('gets a token, masked, with its trace', async () => {
    const run = await test();
    expect(run).toMatchObject({ outcome: 'passed', kind: 'token', tokens: { access: true, refresh: true }, response: { status: 200 } });
    expect(run.response?.body).toMatch(/"access_token":"•••• [0-9a-f]{4} \(54\)".*"refresh_token":"•••• [0-9a-f]{4} \(46\)"/);
    expect(run.request.body).toMatch(/^grant_type=password&username=sampleuser&password=•••• [0-9a-f]{4} \(8\)&scope=resource.READ&client_id=SampleConfidentialApp&client_secret=•••• [0-9a-f]{4} \(36\)$/);
    expect(run.trace.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['request', 'enter', 'decision', 'leave', 'answer']));
    const streamed = world.events.filter(({ event, payload }) => event === 'trace.event' && (payload as { runId: string }).runId === run.runId);
    expect(streamed).toHaveLength(run.trace.length);
    expect(decisions(run)).toContain('SampleConfidentialApp; its secret matches');
  });

  it('reveals on demand what was really sent, with a curl command that works', async () => {
    const run = await test();
    const shown = await part.handlers['gateway.reveal']({ runId: run.runId });
    expect(shown.requestBody).toContain(`password=changeme&scope=resource.READ&client_id=SampleConfidentialApp&client_secret=${secret}`);
    expect(shown.responseBody).toMatch(/"access_token":"[A-Za-z0-9]{54}"/);
    expect(shown.curl).toContain(`--data-raw '${shown.requestBody}'`);
    expect(run.curl).not.toContain(secret);
  });

  it.each<[string, Partial<TestRequest>, number, string]>([
    ['a wrong secret', { client: { mode: 'wrong-secret', clientId: 'SampleConfidentialApp', location: 'QueryString' } }, 401, 'invalid_client'],
    ['an unknown client', { client: { mode: 'unknown', clientId: '', location: 'QueryString' } }, 401, 'invalid_client'],
    ['no client', { client: { mode: 'none', clientId: '', location: 'QueryString' } }, 401, 'invalid_client'],
    ['the client in the wrong place', { client: { mode: 'registry', clientId: 'SampleConfidentialApp', location: 'AuthorizationHeader' } }, 401, 'invalid_client'],
    ['a wrong password', { password: 'not the password' }, 400, 'invalid_grant'],
    ['an unknown scope', { scopes: ['resource.DELETE'] }, 400, 'invalid_scope'],
    ['a parameter sent twice', { extra: [{ name: 'username', value: 'other' }] }, 400, 'invalid_request'],
  ])('is refused with %s', async (_name, change, wanted, error) => {
    const run = await test(change);
    expect(run).toMatchObject({ outcome: 'refused', response: { status: wanted } });
    expect(json(run)).toMatchObject({ error });
    expect(run.tokens).toEqual({ access: false, refresh: false });
  });

  it('sends the stored password of a local user, which no view shows', async () => {
    const run = await test({ password: '', passwordFrom: 'store' });
    expect(run.outcome).toBe('passed');
    expect(JSON.stringify(run)).not.toContain('changeme');
    await expect(test({ username: 'nobody', passwordFrom: 'store' })).rejects.toMatchObject({ code: 'no-stored-password' });
  });

  it('sends what a client gives by hand, and refuses a client that is not registered', async () => {
    const custom = await test({ client: { mode: 'custom', clientId: 'SampleConfidentialApp', secret, location: 'QueryString' } });
    expect(custom.outcome).toBe('passed');
    await expect(test({ client: { mode: 'registry', clientId: 'Nobody', location: 'QueryString' } })).rejects.toMatchObject({ code: 'no-client-secret' });
  });

  it('says so when no listener serves the path', async () => {
    const run = await test({ service: 'No such service', path: '/nowhere' });
    expect(run).toMatchObject({ outcome: 'error', response: null, trace: [] });
    expect(run.error).toContain('/nowhere');
  });
});

describe('the follow-up requests', () => {
  const follow = { refresh: '/api/oauth/token', tokenInfo: '/api/oauth/tokeninfo', revoke: '/api/oauth/revoke', resource: '/api/oauth/protected' } as const;
  const next = (kind: keyof typeof follow, ofRun: string, change: Partial<TestRequest> = {}) => test({ kind, path: follow[kind], ofRun, scopes: [], ...change });

  it('refreshes, and the old refresh token is dead', async () => {
    const first = await test();
    const second = await next('refresh', first.runId);
    expect(second).toMatchObject({ outcome: 'passed', tokens: { access: true, refresh: true } });
    const again = await next('refresh', first.runId);
    expect(again).toMatchObject({ outcome: 'refused', response: { status: 400 } });
    expect(json(again)).toMatchObject({ error: 'invalid_grant' });
    expect((await next('resource', first.runId)).response?.status).toBe(401);
    expect((await next('resource', second.runId)).response?.status).toBe(200);
  });

  it('asks for token information, calls the resource, revokes', async () => {
    const run = await test();
    expect(json(await next('tokenInfo', run.runId))).toMatchObject({ audience: 'SampleConfidentialApp', user_id: 'sampleuser', scope: 'resource.READ' });
    expect((await next('resource', run.runId)).response).toMatchObject({ status: 200, body: expect.stringContaining('OAuth protected resource') as string });
    expect((await next('revoke', run.runId)).response?.status).toBe(200);
    expect((await next('tokenInfo', run.runId)).response?.status).toBe(400);
    expect((await next('resource', run.runId)).response?.status).toBe(401);
  });

  it('needs a run with a token', async () => {
    const refused = await test({ password: 'wrong' });
    await expect(next('refresh', refused.runId)).rejects.toMatchObject({ code: 'no-token' });
    await expect(next('refresh', 'no such run')).rejects.toMatchObject({ code: 'run-gone' });
  });

  it('shows no secret in anything but what is revealed', async () => {
    const { runs } = await part.handlers['gateway.runs']({});
    const tokens = await Promise.all(runs.map(async ({ runId }) => [...(await part.handlers['gateway.reveal']({ runId })).responseBody.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)].map((match) => match[1] ?? '')));
    const shown = JSON.stringify([runs, world.events, world.log, await status()]);
    const leaked = [secret, 'changeme', ...tokens.flat()].filter((text) => shown.includes(text));
    expect(tokens.flat().length).toBeGreaterThan(10);
    expect(leaked).toEqual([]);
  });

  it('keeps records of the traffic', async () => {
    const { rows, total } = await part.handlers['gateway.traffic']({});
    expect(total).toBe(rows.length);
    expect(rows.at(-1)).toMatchObject({ service: 'OAuth 2.0 Services', method: expect.any(String) as string });
  });

  it('gives the attributes of the last run that passed to completion', () => {
    const entity = model.entities.get(filter);
    const found = world.context.ports.lastRun?.(entity!);
    expect(found?.attributes).toContainEqual({ name: 'authentication.subject.id', value: 'sampleuser', secret: false });
    expect(found?.attributes).toContainEqual({ name: 'accesstoken', secret: true });
  });
});

it('tests a filter directly when no path leads to it, without touching the draft', async () => {
  const interfaceId = '/Environment Configuration/Service/OAuth 2.0 Services/OAuth 2.0 Interface';
  applyCommands(model, [{ kind: 'set-field', entity: interfaceId, field: 'enabled', value: 'false' }]);
  world.edited();
  const { target, reason } = await part.handlers['gateway.target']({ filter });
  expect(reason).toContain('is disabled');
  const [way] = target?.paths ?? [];
  const run = await test({ service: way?.service, path: way?.path });
  expect(run).toMatchObject({ outcome: 'passed', tokens: { access: true, refresh: true } });
  expect([...model.files.keys()].some((file) => file.includes('Policy Bench'))).toBe(false);
  applyCommands(model, [{ kind: 'reset-field', entity: interfaceId, field: 'enabled' }]);
  world.edited();
});

it('takes a secret of the registry from the environment', async () => {
  const own = await createHostWorld(model, () => {
    throw new Error('not needed');
  }, new Map([['SAMPLE_SECRET', 'from-the-environment']]));
  await mkdir(join(own.root, '.policy-bench'));
  await writeFile(join(own.root, '.policy-bench/registry.yaml'), 'applications:\n- name: A\n  credentials:\n  - {id: env-client, secret: "${env.SAMPLE_SECRET}"}\n  - {id: lost-client, secret: "${env.NOT_SET}"}\n');
  const { registeredSecret } = await import('./registered-secrets.ts');
  const sources = { registryFile: join(own.root, '.policy-bench/registry.yaml'), env: own.context.env, keyRing: new Map<string, string>() };
  expect(registeredSecret(sources, 'env-client')).toEqual({ secret: 'from-the-environment' });
  expect(registeredSecret(sources, 'lost-client').problem).toContain('NOT_SET');
});
