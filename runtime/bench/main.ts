import { measureDesktopStart } from './desktop-start.ts';
import { measureEditToTrace } from './edit-and-test.ts';
import { startGateway, type BenchGateway } from './gateway-server.ts';
import type { BenchOptions } from './in-turns.ts';
import { runLoad } from './load.ts';
import { measureEditing, measureGrowth, measureOpening } from './open-store.ts';
import { startNodeOauth } from './peer-server.ts';
import type { Question } from './processes.ts';
import { publish } from './report.ts';
import { startBare, startHandTuned } from './servers.ts';
import { fillAndWeigh, measureMemory } from './token-memory.ts';
import { measureLiveTokens, measureProtectedResource, measureTokenRequests, measureTraced, SERVERS, type ServerName } from './token-requests.ts';

const STARTS: Readonly<Record<ServerName, (live: number) => Promise<number | BenchGateway>>> = {
  'bare node:http': startBare,
  'hand-tuned': startHandTuned,
  'Policy Bench, cache': (live) => startGateway('cache', live),
  'Policy Bench, embedded database': (live) => startGateway('embedded', live),
  '@node-oauth/oauth2-server on fastify': startNodeOauth,
};

/** A server process of the benchmark: says its port, and its processor time when asked. */
async function serve(name: string, live: number): Promise<void> {
  const known = SERVERS.find((server) => server === name);
  if (known === undefined) throw new Error(`There is no server ${name}`);
  const started = await STARTS[known](live);
  const gateway = typeof started === 'number' ? undefined : started;
  process.on('message', (question: Question) => {
    if ('trace' in question) return gateway?.expectTrace(question.trace);
    const { user, system } = process.cpuUsage();
    return process.send?.({ answer: question.ask === 'cpu' ? user + system : (gateway?.traced() ?? 0) });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: typeof started === 'number' ? started : started.port });
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} needs a number above 0`);
}

function optionsOf(quick: boolean): BenchOptions {
  return {
    rounds: option('rounds', quick ? 2 : 6), seconds: option('seconds', quick ? 0.5 : 1.2), warmUp: option('warm-up', quick ? 3000 : 12_000),
    live: option('live', quick ? 100_000 : 1_000_000), starts: option('starts', quick ? 1 : 4),
  };
}

async function measureAll(options: BenchOptions, isQuick: boolean): Promise<void> {
  const { rounds } = options;
  const started = performance.now();
  const tokens = await measureTokenRequests(options);
  const resource = await measureProtectedResource(options);
  const traced = await measureTraced(options);
  const live = await measureLiveTokens(options);
  const memory = await measureMemory();
  const opening = measureOpening(rounds);
  const growth = measureGrowth(Math.min(rounds, 3));
  const editing = measureEditing(rounds * 5);
  const editToTrace = await measureEditToTrace(rounds * 3);
  const desktop = await measureDesktopStart(options.starts);
  publish({ options, tokens, resource, traced, live, memory, opening, growth, editing, editToTrace, desktop, seconds: (performance.now() - started) / 1000 }, new Date(), isQuick);
}

/** Usage: bench [--quick] [--rounds N] [--seconds S] [--warm-up REQUESTS] [--live N] [--starts N] */
async function main(): Promise<void> {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'serve') return serve(rest[0] ?? '', Number(rest[1] ?? 0));
  if (what === 'load') {
    const [port, request = '', seconds, connections] = rest;
    process.stdout.write(JSON.stringify(await runLoad(Number(port), Buffer.from(request, 'base64').toString(), Number(seconds), Number(connections))));
    return;
  }
  if (what === 'weigh') {
    process.stdout.write(JSON.stringify(await fillAndWeigh(rest[0] ?? '')));
    return;
  }
  const isQuick = process.argv.includes('--quick');
  await measureAll(optionsOf(isQuick), isQuick);
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
