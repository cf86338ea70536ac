import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { Agent, get as getHttp } from 'node:http';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, test } from 'vitest';
import { edit, fixtureTexts, TestGateway, type StoreTexts, type TestServing } from './test-gateway.ts';

const SERVICE = 'Environment Configuration/Service/Token Demo Services';
const open: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

async function serve(texts: StoreTexts, serving: TestServing = {}): Promise<TestGateway> {
  const served = await TestGateway.serve(texts, serving);
  open.push(served);
  return served;
}

function withPath(texts: StoreTexts, path: string, policy: string, filters: string): StoreTexts {
  texts.set(`Policies/Token Demo/${policy}.yaml`, `---\ntype: FilterCircuit\nfields:\n  start: ./First\n  name: ${policy}\nchildren:\n${filters}`);
  texts.set(`${SERVICE}/${policy}.yaml`, `---\ntype: XMLFirewall\nfields:\n  filterCircuit: /Policies/Token Demo/${policy}\n  uriprefix: ${path}\n`);
  return texts;
}

const says = (word: string): string => `- type: ChangeMessageFilter\n  fields:\n    body: ${word}\n    outputContentType: text/plain\n    name: First\n  routing:\n    success: ../Back\n- type: Reflector\n  fields:\n    name: Back\n`;
const form = (more: Record<string, string> = {}) => new URLSearchParams({ grant_type: 'password', client_id: 'SampleConfidentialApp', client_secret: '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec', username: 'alice', password: 'example', ...more });

describe('TLS', () => {
  const tls = (texts: StoreTexts): StoreTexts => {
    texts.set(`${SERVICE}/Token Demo Port.yaml`, '---\ntype: SSLInterface\nfields:\n  name: Token Demo Port\n  port: 8089\n  serverCert: /Environment Configuration/Certificate Store/gateway\n');
    return texts;
  };
  const subject = (url: string): Promise<string> =>
    new Promise((resolve, reject) => {
      request(`${url}/api/oauth/token`, { rejectUnauthorized: false, agent: false }, (response) => {
        response.resume();
        resolve(new X509Certificate((response.socket as TLSSocket).getPeerCertificate().raw).subject);
      }).on('error', reject).end();
    });

  test('the certificate of the store is used', async () => {
    const texts = tls(fixtureTexts('example-ropc-store'));
    const pems = await Promise.resolve(generate([{ name: 'commonName', value: 'gateway.example' }], { keySize: 2048 }));
    const base64 = (pem: string): string => pem.replace(/-----[^-]+-----|\s+/g, '');
    texts.set('Environment Configuration/Certificate Store/_parent.yaml', '---\ntype: Certificates\nfields:\n  name: Certificate Store\n');
    texts.set('Environment Configuration/Certificate Store/gateway.yaml', `---\ntype: Certificate\nfields:\n  dname: gateway\n  content: ${base64(pems.cert)}\n  key: ${base64(pems.private)}\n`);
    const served = await serve(texts, { plainHttp: false });
    expect(served.url()).toMatch(/^https:/);
    expect(await subject(served.url())).toContain('gateway.example');
    expect(served.report.problems.filter(({ code }) => code === 'local-certificate')).toEqual([]);
  });

  test('one that cannot be resolved is replaced by a local one, with a note', async () => {
    const served = await serve(tls(fixtureTexts('example-ropc-store')), { plainHttp: false });
    expect(await subject(served.url())).toContain('localhost');
    expect(served.report.problems).toContainEqual(expect.objectContaining({ severity: 'note', code: 'local-certificate', field: 'serverCert' }));
  });

  test('plain HTTP when asked for', async () => {
    const served = await serve(tls(fixtureTexts('example-ropc-store')), { plainHttp: true });
    expect(served.url()).toMatch(/^http:/);
  });
});

describe('paths', () => {
  test('whole segments, the longest first; / catches the rest, but not a method that a longer path refuses', async () => {
    const texts = withPath(withPath(withPath(fixtureTexts('example-ropc-store'), '/', 'Rest', says('rest')), '/a', 'Short', says('short')), '/a/b', 'Long', says('long'));
    edit(texts, `${SERVICE}/Long.yaml`, 'uriprefix', 'httpMethod: POST\n  uriprefix');
    const served = await serve(texts);
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${served.url()}${path}`, { method });
      return response.status === 200 ? response.text() : response.status;
    };
    expect([await ask('/a'), await ask('/a/'), await ask('/a/x'), await ask('/ab'), await ask('/'), await ask('/a/b'), await ask('/a/b/c', 'POST'), await ask('/a/b?x=/', 'POST')]).toEqual(['short', 'short', 'short', 'rest', 'rest', 405, 'long', 'long']);
  });

  test('no path is 404, and shows in the traffic', async () => {
    const served = await serve(fixtureTexts('example-ropc-store'));
    expect((await fetch(`${served.url()}/nothing`)).status).toBe(404);
    expect(served.traffic).toMatchObject([{ status: 404, path: '/nothing', outcome: 'Blocked' }]);
  });
});

describe('redeployment', () => {
  test('swaps policies behind the same port, while a request under way ends with the old ones', async () => {
    const texts = withPath(fixtureTexts('example-ropc-store'), '/say', 'Say', says('before'));
    const served = await serve(texts);
    const url = served.url();
    const upload = new TransformStream<Uint8Array, Uint8Array>();
    const writer = upload.writable.getWriter();
    const slow = fetch(`${url}/say`, { method: 'POST', body: upload.readable, duplex: 'half' } as RequestInit);
    await writer.write(new Uint8Array([1]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    edit(texts, 'Policies/Token Demo/Say.yaml', 'before', 'after');
    await served.deploy(texts);
    expect(served.url()).toBe(url);
    expect(await (await fetch(`${url}/say`)).text()).toBe('after');
    await writer.close();
    expect(await (await slow).text()).toBe('before');
  });

  test('no request fails while deployments come one after the other', async () => {
    const texts = withPath(fixtureTexts('example-ropc-store'), '/say', 'Say', says('word0'));
    const served = await serve(texts);
    const url = served.url();
    let going = true;
    const statuses = new Set<number>();
    const client = async (): Promise<void> => {
      while (going) statuses.add((await fetch(`${url}/say`)).status);
    };
    const clients = Promise.all(Array.from({ length: 4 }, client));
    for (let i = 0; i < 20; i++) {
      edit(texts, 'Policies/Token Demo/Say.yaml', `word${i}`, `word${i + 1}`);
      await served.deploy(texts);
    }
    going = false;
    await clients;
    expect(statuses).toEqual(new Set([200]));
  });

  test('an interface that is gone is closed at once; its request under way still ends', async () => {
    const texts = withPath(fixtureTexts('example-ropc-store'), '/say', 'Say', says('bye'));
    const served = await serve(texts);
    const url = served.url();
    const upload = new TransformStream<Uint8Array, Uint8Array>();
    const writer = upload.writable.getWriter();
    const slow = fetch(`${url}/say`, { method: 'POST', body: upload.readable, duplex: 'half' } as RequestInit);
    await writer.write(new Uint8Array([1]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    edit(texts, `${SERVICE}/Token Demo Port.yaml`, 'port: 8089', 'port: 8089\n  enabled: false');
    await served.deploy(texts);
    expect(served.report.services).toEqual([]);
    await expect(new Promise((resolve, reject) => getHttp(`${url}/say`, { agent: new Agent() }, resolve).on('error', reject))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await writer.close();
    expect(await (await slow).text()).toBe('bye');
  });

  test('tokens outlive a deployment', async () => {
    const texts = fixtureTexts('example-ropc-store');
    const served = await serve(texts);
    const issue = () => fetch(`${served.url()}/api/oauth/token`, { method: 'POST', body: form() });
    expect((await issue()).status).toBe(200);
    await served.deploy(texts);
    expect((await served.tokens()).tokens).toHaveLength(1);
  });

  test('two interfaces with one port: the second is a problem', async () => {
    const texts = fixtureTexts('example-ropc-store');
    texts.set(`${SERVICE}/Other.yaml`, '---\ntype: InetInterface\nfields:\n  name: Other\n  port: 8089\n');
    const probe = await serve(fixtureTexts('example-ropc-store'));
    const port = Number(new URL(probe.url()).port);
    await probe.gateway.close();
    const served = await serve(texts, { ports: { Other: port, 'Token Demo Port': port } });
    expect(served.report.services).toHaveLength(1);
    expect(served.report.problems).toContainEqual(expect.objectContaining({ severity: 'error', code: 'port-in-use' }));
  });
});

describe('the client registry', () => {
  const registry = (enabled: boolean, secret = 'one'): string => `applications:\n  - name: Shop\n    enabled: ${enabled}\n    credentials: [{ id: SampleConfidentialApp, secret: ${secret} }]\n    scopes: [{ name: a }, { name: b, default: false }]\n`;
  const issue = async (served: TestGateway, more: Record<string, string> = {}) => {
    const response = await fetch(`${served.url()}/api/oauth/token`, { method: 'POST', body: form({ client_secret: 'one', ...more }) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  test('an edit of the file reaches the running gateway within a second', async () => {
    const served = await serve(fixtureTexts('example-ropc-store'), { registry: registry(true) });
    expect(await issue(served)).toMatchObject({ status: 200, json: { scope: 'a' } });
    served.writeRegistry(registry(false));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await issue(served)).toEqual({ status: 401, json: { error: 'invalid_client' } });
  });

  test('a broken edit locks nobody out, and is a problem', async () => {
    const served = await serve(fixtureTexts('example-ropc-store'), { registry: registry(true) });
    served.writeRegistry('applications: [');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await issue(served)).status).toBe(200);
    expect(served.ports.problems()).toMatchObject([{ code: 'registry-syntax' }]);
  });

  test('a secret may be a variable; one that is not set is a problem, and authenticates nobody', async () => {
    const set = await serve(fixtureTexts('example-ropc-store'), { registry: registry(true, '"${env.SHOP_SECRET}"'), env: { SHOP_SECRET: 'one' } });
    expect((await issue(set)).status).toBe(200);
    const unset = await serve(fixtureTexts('example-ropc-store'), { registry: registry(true, '"${env.SHOP_SECRET}"') });
    expect((await issue(unset)).status).toBe(401);
    expect(unset.ports.problems()).toMatchObject([{ severity: 'error', code: 'registry-secret' }]);
  });

  test('without default scopes, none requested gives a token without scope', async () => {
    const served = await serve(fixtureTexts('example-ropc-store'), { registry: registry(true).replace('{ name: a }, ', '') });
    const { status, json } = await issue(served);
    expect([status, Object.keys(json)]).toEqual([200, ['access_token', 'token_type', 'expires_in', 'refresh_token']]);
    expect((await issue(served, { scope: 'b' })).json).toMatchObject({ scope: 'b' });
  });
});

test('a full cache says who had to leave', async () => {
  const texts = fixtureTexts('example-ropc-store');
  edit(texts, 'Libraries/Cache Manager/Token Demo Cache.yaml', 'eternal: true', 'eternal: true\n  maxElementsInMemory: 3\n  overflowToDisk: false');
  const served = await serve(texts);
  await fetch(`${served.url()}/api/oauth/token`, { method: 'POST', body: form() });
  const { trace } = await served.traced(`${served.url()}/api/oauth/token`, { method: 'POST', body: form() });
  expect(trace).toContainEqual(expect.objectContaining({ kind: 'decision', text: 'The cache is full: 1 older token had to leave' }));
  expect(served.ports.problems()).toMatchObject([{ severity: 'warning', code: 'cache-evictions' }]);
});
