import { inTurns, warmUp, type BenchOptions, type Contender, type LoadRow } from './in-turns.ts';
import { ServerProcess } from './processes.ts';
import { CLIENT_SECRET, TOKEN_FORM, TOKEN_PATH } from './servers.ts';

/** What serves the benchmark. */
export const SERVERS = ['bare node:http', 'hand-tuned', 'Policy Bench, cache', 'Policy Bench, embedded database', '@node-oauth/oauth2-server on fastify'] as const;
/** Name of one of {@link SERVERS}. */
export type ServerName = (typeof SERVERS)[number];

const PROTECTED_PATH = '/api/oauth/protected';
const TOKEN_REQUEST = `POST ${TOKEN_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${TOKEN_FORM.length}\r\n\r\n${TOKEN_FORM}`;

async function ask(port: number, form: string, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`http://127.0.0.1:${port}${TOKEN_PATH}`, { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** A fast wrong answer is no result. */
async function checkAnswers({ name, port }: ServerProcess): Promise<void> {
  const [one, two] = [await ask(port, TOKEN_FORM), await ask(port, TOKEN_FORM)];
  const length = String(one.json['access_token']).length;
  if (one.status !== 200 || length < 40 || one.json['token_type'] !== 'Bearer' || one.json['refresh_token'] === undefined) throw new Error(`${name} gives no right answer: ${one.status}`);
  if (name === SERVERS[0]) return;
  if (one.json['access_token'] === two.json['access_token']) throw new Error(`${name} gives the same token twice`);
  const wrong = await ask(port, TOKEN_FORM.replace(CLIENT_SECRET, 'wrong'));
  if (wrong.json['error'] !== 'invalid_client') throw new Error(`${name} takes a wrong secret`);
  const stranger = await ask(port, TOKEN_FORM.replace('changeme', 'wrong'));
  if (stranger.status !== 400 || stranger.json['error'] !== 'invalid_grant') throw new Error(`${name} takes a wrong password`);
}

async function withServers<T>(names: readonly (readonly [name: ServerName, live?: number])[], work: (servers: readonly ServerProcess[]) => Promise<T>): Promise<T> {
  const servers: ServerProcess[] = [];
  try {
    for (const [name, live] of names) servers.push(await ServerProcess.start(name, live));
    return await work(servers);
  } finally {
    for (const server of servers) server.stop();
  }
}

/** Token requests of every server, in turns. The hand-tuned one comes twice: what the two rows differ by is noise. */
export function measureTokenRequests(options: BenchOptions): Promise<readonly LoadRow[]> {
  return withServers(SERVERS.map((name) => [name] as const), async (servers) => {
    const contenders: Contender[] = servers.map((server) => ({ label: server.name, server, request: TOKEN_REQUEST }));
    for (const contender of contenders) {
      await checkAnswers(contender.server);
      await warmUp(contender, options);
    }
    const again = contenders.filter(({ label }) => label === 'hand-tuned').map((contender) => ({ ...contender, label: 'hand-tuned, again' }));
    return inTurns('token requests', [...contenders, ...again], options);
  });
}

/** A protected resource with a live token, beside a bare GET. */
export function measureProtectedResource(options: BenchOptions): Promise<readonly LoadRow[]> {
  return withServers([['bare node:http'], ['Policy Bench, cache']], async ([bare, ours]) => {
    if (bare === undefined || ours === undefined) return [];
    const token = String((await ask(ours.port, TOKEN_FORM)).json['access_token']);
    const request = `GET ${PROTECTED_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    const stranger = await fetch(`http://127.0.0.1:${ours.port}${PROTECTED_PATH}`, { headers: { authorization: `Bearer ${token}x` } });
    if (stranger.status !== 401) throw new Error(`An unknown token gets ${stranger.status}`);
    const contenders = [{ label: 'bare GET', server: bare, request }, { label: 'Policy Bench, token validated', server: ours, request }];
    for (const contender of contenders) await warmUp(contender, options);
    return inTurns('protected resource', contenders, options);
  });
}

/** Milliseconds between two traced requests. */
const TRACE_EVERY = 100;

function tracing(server: ServerProcess): () => () => void {
  return () => {
    let number = 0;
    const timer = setInterval(() => {
      const key = `trace-${Date.now()}-${number++}`;
      server.expectTrace(key);
      void ask(server.port, TOKEN_FORM, { 'x-policy-bench-trace': key }).catch(() => undefined);
    }, TRACE_EVERY);
    return () => clearInterval(timer);
  };
}

/** Token requests alone, and with ten traced ones a second among them. */
export function measureTraced(options: BenchOptions): Promise<readonly LoadRow[]> {
  return withServers([['Policy Bench, cache']], async ([server]) => {
    if (server === undefined) return [];
    const plain: Contender = { label: 'token requests', server, request: TOKEN_REQUEST };
    await warmUp(plain, options);
    const rows = await inTurns('traced requests', [plain, { ...plain, label: 'with ten traced ones a second', beside: tracing(server) }], options);
    if ((await server.traced()) === 0) throw new Error('No request was traced');
    return rows;
  });
}

/** Token requests with few and with many live tokens. */
export function measureLiveTokens(options: BenchOptions): Promise<readonly LoadRow[]> {
  return withServers([['Policy Bench, cache', 1000], ['Policy Bench, cache', options.live]], async (servers) => {
    const contenders = servers.map((server, i) => ({ label: `${(i === 0 ? 1000 : options.live).toLocaleString('en')} live tokens at the start`, server, request: TOKEN_REQUEST }));
    for (const contender of contenders) await warmUp(contender, options);
    return inTurns('live tokens', contenders, options);
  });
}
