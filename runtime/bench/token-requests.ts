import { CLIENT_SECRET, TOKEN_FORM, TOKEN_PATH } from './servers.ts';
import { load, ServerProcess } from './processes.ts';
import { summary, type Summary } from './summary.ts';

/** How a benchmark is run. */
export interface BenchOptions {
  readonly rounds: number;
  /** Seconds of each server in each round. */
  readonly seconds: number;
}

/** One server's row. */
export interface TokenRow {
  readonly server: string;
  /** Token requests per second. */
  readonly rate: Summary;
  /** Microseconds of the server's processor time for one request. */
  readonly cpu: Summary;
}

const CONNECTIONS = 50;
const WARM_UP_REQUESTS = 30_000;
const WARM_UP_MS = 30_000;
/** In order; the first is the unit. */
export const SERVERS = ['bare node:http', 'hand-tuned', 'Policy Bench, cache', 'Policy Bench, embedded database', '@node-oauth/oauth2-server on fastify'] as const;

const REQUEST = `POST ${TOKEN_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${TOKEN_FORM.length}\r\n\r\n${TOKEN_FORM}`;

/** A fast wrong answer is no result. */
async function checkAnswers({ name, port }: ServerProcess): Promise<void> {
  const ask = async (form: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${TOKEN_PATH}`, { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
  };
  const [one, two] = [await ask(TOKEN_FORM), await ask(TOKEN_FORM)];
  const length = String(one.json['access_token']).length;
  if (one.status !== 200 || length < 40 || one.json['token_type'] !== 'Bearer' || one.json['refresh_token'] === undefined) throw new Error(`${name} gives no right answer: ${one.status}`);
  if (name === SERVERS[0]) return;
  if (one.json['access_token'] === two.json['access_token']) throw new Error(`${name} gives the same token twice`);
  const wrong = await ask(TOKEN_FORM.replace(CLIENT_SECRET, 'wrong'));
  if (wrong.json['error'] !== 'invalid_client') throw new Error(`${name} takes a wrong secret`);
  const stranger = await ask(TOKEN_FORM.replace('changeme', 'wrong'));
  if (stranger.status !== 400 || stranger.json['error'] !== 'invalid_grant') throw new Error(`${name} takes a wrong password`);
}

async function measureOne(server: ServerProcess, seconds: number): Promise<{ readonly rate: number; readonly cpu: number }> {
  const before = await server.cpu();
  const { requests, refused, seconds: took } = await load(server.port, REQUEST, seconds, CONNECTIONS);
  const after = await server.cpu();
  if (refused > 0 || requests === 0) throw new Error(`${server.name} refused ${refused} of ${requests} requests`);
  return { rate: requests / took, cpu: (after - before) / requests };
}

/** Until the compiler has seen enough, however slow the machine is; a server that is still cold says nothing. */
async function warmUp(server: ServerProcess): Promise<void> {
  const until = performance.now() + WARM_UP_MS;
  for (let sent = 0; sent < WARM_UP_REQUESTS && performance.now() < until; ) sent += (await load(server.port, REQUEST, 2, CONNECTIONS)).requests;
}

/** Token requests per second of every server, in turns. */
export async function measureTokenRequests({ rounds, seconds }: BenchOptions): Promise<readonly TokenRow[]> {
  const servers: ServerProcess[] = [];
  try {
    for (const name of SERVERS) servers.push(await ServerProcess.start(name));
    for (const server of servers) {
      await checkAnswers(server);
      await warmUp(server);
    }
    const found = servers.map(() => ({ rate: [] as number[], cpu: [] as number[] }));
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`token requests, round ${round + 1} of ${rounds}\n`);
      for (const [i, server] of servers.entries()) {
        const { rate, cpu } = await measureOne(server, seconds);
        found[i]?.rate.push(rate);
        found[i]?.cpu.push(cpu);
      }
    }
    return servers.map(({ name }, i) => ({ server: name, rate: summary(found[i]?.rate ?? []), cpu: summary(found[i]?.cpu ?? []) }));
  } finally {
    for (const server of servers) server.stop();
  }
}
