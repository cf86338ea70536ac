import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { LoadResult } from './load.ts';

const CAN_PIN = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** True when servers and load run on cores of their own. */
export const isPinned = CAN_PIN;

/** What a server process is asked. */
export type Question = { readonly ask: 'cpu' | 'traced' } | { readonly trace: string };
/** What it says: its port once it serves, then answers, a number each. */
export type Answer = { readonly port: number } | { readonly answer: number };

function run(core: number, args: readonly string[], stdio: 'ipc' | 'pipe'): ChildProcess {
  const script = process.argv[1] ?? '';
  const [command, rest] = CAN_PIN ? ['taskset', ['-c', String(core), process.execPath, script, ...args]] : [process.execPath, [script, ...args]];
  return spawn(command, rest, { stdio: stdio === 'ipc' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'] });
}

/** A server in a process of its own, on the first core. */
export class ServerProcess {
  readonly name: string;
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(name: string, port: number, child: ChildProcess) {
    this.name = name;
    this.port = port;
    this.#child = child;
  }

  /** `live`: tokens that it holds from the start. */
  static start(name: string, live = 0): Promise<ServerProcess> {
    const child = run(0, ['serve', name, String(live)], 'ipc');
    return new Promise((resolve, reject) => {
      child.once('message', (message: { readonly port: number }) => resolve(new ServerProcess(name, message.port, child)));
      child.once('exit', (code) => reject(new Error(`The server ${name} ended with ${code}`)));
    });
  }

  /** Microseconds of processor time since its start. */
  cpu(): Promise<number> {
    return this.#ask('cpu');
  }

  /** Trace events since its start. */
  traced(): Promise<number> {
    return this.#ask('traced');
  }

  /** The next request with this key is traced. */
  expectTrace(key: string): void {
    this.#child.send({ trace: key } satisfies Question);
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill();
  }

  #ask(what: 'cpu' | 'traced'): Promise<number> {
    return new Promise((resolve) => {
      this.#child.once('message', (message: { readonly answer: number }) => resolve(message.answer));
      this.#child.send({ ask: what } satisfies Question);
    });
  }
}

function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve(text) : reject(new Error(`A process of the benchmark ended with ${code}`)))));
}

/** Runs load in a process on the second core. */
export async function load(port: number, request: string, seconds: number, connections: number): Promise<LoadResult> {
  return JSON.parse(await outputOf(run(1, ['load', String(port), Buffer.from(request).toString('base64'), String(seconds), String(connections)], 'pipe'))) as LoadResult;
}

/** Runs a part of the benchmark in a process of its own, and gives what it says. */
export async function apart<T>(...args: readonly string[]): Promise<T> {
  return JSON.parse(await outputOf(run(0, args, 'pipe'))) as T;
}
