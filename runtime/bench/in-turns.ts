import { load, type ServerProcess } from './processes.ts';
import { summary, type Summary } from './summary.ts';

/** How a benchmark is run. */
export interface BenchOptions {
  readonly rounds: number;
  /** Seconds of each server in each round. */
  readonly seconds: number;
  /** Requests that each server gets before it is measured. */
  readonly warmUp: number;
  /** Live tokens of the full store. */
  readonly live: number;
  /** Starts of each window. */
  readonly starts: number;
}

/** One server under one load. */
export interface Contender {
  readonly label: string;
  readonly server: ServerProcess;
  /** The request as it goes over the wire. */
  readonly request: string;
  /** Runs beside the load; the function it gives ends it. */
  readonly beside?: () => () => void;
}

/** One row of a comparison. */
export interface LoadRow {
  readonly server: string;
  /** Requests per second. */
  readonly rate: Summary;
  /** Microseconds of the server's processor time for one request. */
  readonly cpu: Summary;
  /** The same, round by round. */
  readonly cpuByRound: readonly number[];
}

export const CONNECTIONS = 50;
const WARM_UP_MS = 8_000;

/** Until the compiler has seen enough, however slow the machine is; a server that is still cold says nothing. */
export async function warmUp({ server, request }: Contender, { warmUp: enough }: BenchOptions): Promise<void> {
  const until = performance.now() + WARM_UP_MS;
  for (let sent = 0; sent < enough && performance.now() < until; ) sent += (await load(server.port, request, 1, CONNECTIONS)).requests;
}

async function measureOne({ label, server, request, beside }: Contender, seconds: number): Promise<{ readonly rate: number; readonly cpu: number }> {
  const end = beside?.();
  const before = await server.cpu();
  const { requests, refused, seconds: took } = await load(server.port, request, seconds, CONNECTIONS);
  const after = await server.cpu();
  end?.();
  if (refused > 0 || requests === 0) throw new Error(`${label} refused ${refused} of ${requests} requests`);
  return { rate: requests / took, cpu: (after - before) / requests };
}

/** Measures warm servers A B C A B C, so that all meet the same weather. */
export async function inTurns(what: string, contenders: readonly Contender[], { rounds, seconds }: BenchOptions): Promise<readonly LoadRow[]> {
  const found = contenders.map(() => ({ rate: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`${what}, round ${round + 1} of ${rounds}\n`);
    for (const [i, contender] of contenders.entries()) {
      const { rate, cpu } = await measureOne(contender, seconds);
      found[i]?.rate.push(rate);
      found[i]?.cpu.push(cpu);
    }
  }
  return contenders.map(({ label }, i) => ({ server: label, rate: summary(found[i]?.rate ?? []), cpu: summary(found[i]?.cpu ?? []), cpuByRound: found[i]?.cpu ?? [] }));
}
