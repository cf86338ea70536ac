import { startGateway } from './gateway-server.ts';
import { runLoad } from './load.ts';
import { measureOpening } from './open-store.ts';
import { startNodeOauth } from './peer-server.ts';
import { publish } from './report.ts';
import { startBare, startHandTuned } from './servers.ts';
import { measureTokenRequests, SERVERS } from './token-requests.ts';

const STARTS: Readonly<Record<(typeof SERVERS)[number], () => Promise<number>>> = {
  'bare node:http': startBare,
  'hand-tuned': startHandTuned,
  'Policy Bench, cache': () => startGateway('cache'),
  'Policy Bench, embedded database': () => startGateway('embedded'),
  '@node-oauth/oauth2-server on fastify': startNodeOauth,
};

/** A server process of the benchmark: says its port, and its processor time when asked. */
async function serve(name: string): Promise<void> {
  const known = SERVERS.find((server) => server === name);
  if (known === undefined) throw new Error(`There is no server ${name}`);
  const port = await STARTS[known]();
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} needs a number above 0`);
}

/** Usage: bench [--rounds N] [--seconds S] */
async function main(): Promise<void> {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'serve') return serve(rest[0] ?? '');
  if (what === 'load') {
    const [port, request = '', seconds, connections] = rest;
    process.stdout.write(JSON.stringify(await runLoad(Number(port), Buffer.from(request, 'base64').toString(), Number(seconds), Number(connections))));
    return;
  }
  const options = { rounds: option('rounds', 7), seconds: option('seconds', 2) };
  const opening = measureOpening(options.rounds);
  const tokens = await measureTokenRequests(options);
  publish({ options, tokens, opening }, new Date());
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
