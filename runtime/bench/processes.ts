import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { LoadResult } from './load.ts';

const CAN_PIN = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** True when servers and load run on cores of their own. */
export const isPinned = CAN_PIN;

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

  static start(name: string): Promise<ServerProcess> {
    const child = run(0, ['serve', name], 'ipc');
    return new Promise((resolve, reject) => {
      child.once('message', (message: { readonly port: number }) => resolve(new ServerProcess(name, message.port, child)));
      child.once('exit', (code) => reject(new Error(`The server ${name} ended with ${code}`)));
    });
  }

  /** Microseconds of processor time since its start. */
  cpu(): Promise<number> {
    return new Promise((resolve) => {
      this.#child.once('message', (message: { readonly cpu: number }) => resolve(message.cpu));
      this.#child.send('cpu');
    });
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill();
  }
}

/** Runs load in a process on the second core. */
export function load(port: number, request: string, seconds: number, connections: number): Promise<LoadResult> {
  const child = run(1, ['load', String(port), Buffer.from(request).toString('base64'), String(seconds), String(connections)], 'pipe');
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(text) as LoadResult) : reject(new Error(`The load ended with ${code}`)))));
}
