import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../testing/bundle-program.ts';
import { fixturePath } from '../testing/fixture-store.ts';

const secret = '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';
const client = `SampleConfidentialApp:${secret}`;
const children = new Set<ChildProcess>();
const printed: string[] = [];
let program = '';
let store = '';
/** A copy of the small store, for what needs no large one. */
let small = '';
let data = '';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], input = ''): { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly firstLine: Promise<string> } {
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'], POLICY_BENCH_DATA: data }, stdio: 'pipe' });
  children.add(child);
  let out = '';
  let err = '';
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    child.on('exit', () => reject(new Error(`ended without a line: ${err}`)));
  });
  firstLine.catch(() => undefined);
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  child.stdin?.end(input);
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => {
    children.delete(child);
    printed.push(out, err);
    resolve({ code, out, err });
  }));
  return { child, ended, firstLine };
}

const cli = (args: readonly string[], input?: string): Promise<Ended> => start(args, input).ended;
const password = (of: string, username: string, args: readonly string[], input: string): Promise<Ended> => cli(['test', of, '--client', client, '--username', username, '--password', '-', ...args], input);

beforeAll(async () => {
  program = await bundleProgram('runtime/cli/main.ts', 'cli.cjs');
  store = join(await mkdtemp(join(tmpdir(), 'policy-bench-cli-')), 'apim-yaml');
  data = await mkdtemp(join(tmpdir(), 'policy-bench-data-'));
  await cp(fixturePath('apim-yaml'), store, { recursive: true });
  small = join(await mkdtemp(join(tmpdir(), 'policy-bench-cli-')), 'small');
  await cp(fixturePath('example-ropc-store'), small, { recursive: true });
}, 120_000);

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe('validate', () => {
  it('prints every problem with place and remedy as JSON, each unsupported filter once', async () => {
    const { code, out } = await cli(['validate', store, '--json']);
    const { problems, counts } = JSON.parse(out) as { problems: Record<string, unknown>[]; counts: Record<string, number> };
    expect(code).toBe(1);
    expect(counts).toEqual({ error: problems.filter(({ severity }) => severity === 'error').length, warning: expect.any(Number) as number, note: expect.any(Number) as number });
    for (const problem of problems) expect(Object.keys(problem)).toEqual(['severity', 'code', 'file', 'line', 'entity', 'field', 'message', 'fix']);
    const unsupported = problems.filter((problem) => problem['code'] === 'unsupported-filter');
    expect(unsupported.length).toBeGreaterThan(0);
    expect(new Set(unsupported.map(({ entity }) => entity)).size).toBe(unsupported.length);
    expect(unsupported.every(({ file, line }) => typeof file === 'string' && typeof line === 'number')).toBe(true);
    const variables = problems.filter((problem) => problem['code'] === 'unset-variable').map(({ message }) => /variable (\S+) is/.exec(String(message))?.[1]);
    expect(variables).toContain('PORT.OAUTH2.SERVICES');
    expect(new Set(variables).size).toBe(variables.length);
  }, 60_000);

  it('ends with 0 for a store without errors, and takes variables', async () => {
    const { code, out } = await cli(['validate', fixturePath('example-ropc-store')]);
    expect(code).toBe(0);
    expect(out).toMatch(/0 errors, \d+ warnings?, \d+ notes?\.\n$/);
    const { out: given } = await cli(['validate', store, '--json', '--env', 'PORT.OAUTH2.SERVICES=8089']);
    expect(given).not.toContain('PORT.OAUTH2.SERVICES');
  }, 60_000);

  it('names file and line of a broken reference', async () => {
    const broken = join(await mkdtemp(join(tmpdir(), 'policy-bench-broken-')), 'store');
    await cp(fixturePath('example-ropc-store'), broken, { recursive: true });
    const file = join(broken, 'Policies/Token Demo/Password Grant.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/tokenStore: .*/, 'tokenStore: /Libraries/Nowhere'));
    const { code, out } = await cli(['validate', broken, '--json']);
    expect(code).toBe(1);
    const { problems } = JSON.parse(out) as { problems: Record<string, unknown>[] };
    expect(problems.filter(({ field }) => field === 'tokenStore')).toEqual([expect.objectContaining({ severity: 'error', file: 'Policies/Token Demo/Password Grant.yaml', line: expect.any(Number) as number })]);
  }, 60_000);
});

describe('run', () => {
  it('prints one line once it serves, answers, and ends cleanly on SIGTERM', async () => {
    const { child, firstLine, ended } = start(['run', store, '--plain-http', '--json', '--port', 'OAuth 2.0 Interface=0']);
    const line = JSON.parse(await firstLine) as { services: { service: string; interface: string; url: string; paths: object[] }[]; stores: object[]; problems: object[] };
    expect(Object.keys(line)).toEqual(['services', 'stores', 'problems']);
    const service = line.services.find((candidate) => candidate.service === 'OAuth 2.0 Services');
    expect(service).toMatchObject({ interface: 'OAuth 2.0 Interface', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string });
    expect(service?.paths).toContainEqual({ path: '/api/oauth/token', method: '*', policy: '/Policies/OAuth 2.0/Access Token Service/Access Token Service' });
    expect(line.stores).toContainEqual({ name: 'OAuth Access Token Store', type: 'cassandra', mode: 'embedded' });
    const form = new URLSearchParams({ grant_type: 'password', username: 'sampleuser', password: 'changeme', client_id: 'SampleConfidentialApp', client_secret: secret });
    const response = await fetch(`${service?.url}/api/oauth/token`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ access_token: expect.stringMatching(/^[A-Za-z0-9]{54}$/) as string, refresh_token: expect.stringMatching(/^[A-Za-z0-9]{46}$/) as string, expires_in: 3600 });
    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toBe('');
    expect(readdirSync(join(data, 'token-stores'), { recursive: true }).filter((file) => String(file).includes('.users/'))).toEqual([]);
  }, 60_000);

  it('serves TLS unless told otherwise, says in words what it serves, and ends on SIGINT', async () => {
    const { child, firstLine, ended } = start(['run', store]);
    expect(await firstLine).toBe('Serving apim-yaml');
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toMatch(/OAuth 2\.0 Services, OAuth 2\.0 Interface: https:\/\/127\.0\.0\.1:\d+\n {2}\S+ +\//);
    expect(out).toContain('OAuth Access Token Store: cassandra, kept in the embedded store');
  }, 60_000);

  it('uses the registry of the store, or the one named', async () => {
    const registry = join(await mkdtemp(join(tmpdir(), 'policy-bench-registry-')), 'other.yaml');
    await writeFile(registry, 'applications:\n- name: Other\n  credentials:\n  - id: other\n    secret: ${env.OTHER_SECRET}\n');
    const args = ['test', small, '--username', 'alice', '--password', 'example', '--client', 'other:from-outside', '--json'];
    expect((await cli([...args, '--registry', registry, '--env', 'OTHER_SECRET=from-outside'])).code).toBe(0);
    expect((await cli(args)).code).toBe(1);
    await mkdir(join(small, '.policy-bench'));
    await cp(registry, join(small, '.policy-bench/registry.yaml'));
    expect((await cli([...args, '--env', 'OTHER_SECRET=from-outside'])).code).toBe(0);
    await writeFile(join(small, '.policy-bench/registry.yaml'), await readFile(registry, 'utf8').then((text) => text.replace('other', 'unlike')));
    expect((await cli([...args, '--env', 'OTHER_SECRET=from-outside'])).code).toBe(1);
    await rm(join(small, '.policy-bench'), { recursive: true });
  }, 90_000);
});

describe('test', () => {
  it('shows the answer and the trace in words, and reads the password from standard input', async () => {
    const { code, out, err } = await password(store, 'sampleuser', ['--scope', 'resource.READ resource.WRITE'], 'changeme\n');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^POST https:\/\/127\.0\.0\.1:\d+\/api\/oauth\/token\ngrant_type=password&username=sampleuser&password=•••• /);
    expect(out).toMatch(/Passed: 200 OK in [\d.]+ ms/);
    expect(out).toMatch(/"access_token":"•••• [0-9a-f]{4} \(54\)"/);
    expect(out).toMatch(/✓ Access Token Service {2}policy/);
    expect(out).toMatch(/✓ Client SampleConfidentialApp; its secret matches/);
  }, 60_000);

  it('prints the run as JSON, and ends with 1 when no token came', async () => {
    const { code, out } = await password(small, 'alice', ['--json'], 'a wrong one\n');
    expect(code).toBe(1);
    const { run, stores } = JSON.parse(out) as { run: { outcome: string; response: { status: number; body: string }; trace: object[] }; stores: object[] };
    expect(run).toMatchObject({ outcome: 'refused', response: { status: 400 } });
    expect(JSON.parse(run.response.body)).toMatchObject({ error: 'invalid_grant' });
    expect(run.trace.length).toBeGreaterThan(5);
    expect(stores).toContainEqual({ name: 'Token Demo Store', type: 'cache', mode: 'configured' });
  }, 60_000);

  it('knows the paths that lead to a password filter', async () => {
    expect((await password(small, 'alice', ['--path', '/api/oauth/token', '--json'], 'example')).code).toBe(0);
    const { code, err } = await password(small, 'alice', ['--path', '/api/oauth/revoke'], 'example');
    expect(code).toBe(1);
    expect(err).toContain('The path /api/oauth/revoke leads to no password filter; these do: /api/oauth/token');
  }, 60_000);
});

describe('export', () => {
  it('packs the contents reproducibly, without root folder and .policy-bench', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'policy-bench-export-'));
    const copy = join(folder, 'a copy of it');
    await cp(store, copy, { recursive: true });
    await mkdir(join(copy, '.policy-bench'));
    await writeFile(join(copy, '.policy-bench/registry.yaml'), 'applications: []\n');
    const written = await Promise.all(
      [store, copy].map(async (from, at) => {
        const file = join(folder, `${at}.tar.gz`);
        const { code, out } = await cli(['export', from, '-o', file, '--json']);
        expect(code).toBe(0);
        const bytes = await readFile(file);
        expect(JSON.parse(out)).toEqual({ file, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), files: expect.any(Number) as number });
        return bytes;
      }),
    );
    expect(written[0]?.equals(written[1] ?? Buffer.alloc(0))).toBe(true);
    const listed = spawnSync('tar', ['-tzf', join(folder, '0.tar.gz')], { encoding: 'utf8' }).stdout.split('\n');
    expect(listed).toContain('_parent.yaml');
    expect(listed.some((name) => name.includes('.policy-bench'))).toBe(false);
  }, 60_000);

  it('refuses to write into the store', async () => {
    const { code, err } = await cli(['export', store, '-o', join(store, 'x.tar.gz')]);
    expect(code).toBe(2);
    expect(err).toContain('somewhere else');
  });
});

describe('studio', () => {
  it('serves the window at a printed address until it is ended', async () => {
    const { child, firstLine, ended } = start(['studio', store, '--json']);
    const { url } = JSON.parse(await firstLine) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    expect((await fetch(new URL('/api/call', url), { method: 'POST', body: '{}' })).ok).toBe(false);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  }, 60_000);
});

describe('a wrong call', () => {
  it.each([
    [['run']],
    [['nonsense']],
    [['validate', '/no/such/folder']],
    [['test', '.', '--client', 'x']],
    [['export', '.']],
    [['run', '.', '--stores', 'nowhere']],
    [['run', '.', '--port', 'OAuth 2.0 Interface=99999']],
    [['run', '.', '--env', 'NOVALUE']],
    [['validate', '.', 'another']],
    [['run', fixturePath('example-ropc-store'), '--port', 'Token Demo Prot=0']],
    [['run', fixturePath('example-ropc-store'), '--store', 'Tokens=embedded']],
    [[]],
  ])('%j ends with 2 and says why', async (args) => {
    const { code, err } = await cli(args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('a name that nothing has is answered with those there are', async () => {
    expect((await cli(['run', small, '--port', 'Token Demo Prot=0'])).err).toBe('--port: the store has no interface “Token Demo Prot”; there is “Token Demo Port”.\n');
  });

  it('help and version end with 0', async () => {
    const help = await cli(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['validate', 'run', 'test', 'export', 'studio']) expect(help.out).toContain(name);
    expect((await cli(['run', '--help'])).out).toContain('--plain-http');
    expect((await cli(['--version'])).code).toBe(0);
  });
});

afterAll(() => {
  // Every command above has run by now: no secret may have been printed.
  const all = printed.join('\n');
  expect(all.length).toBeGreaterThan(1_000);
  for (const text of [secret, 'changeme', 'from-outside', 'a wrong one']) expect(all).not.toContain(text);
  for (const of of [store, small]) expect(existsSync(join(of, '.policy-bench'))).toBe(false);
});
