import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable, Writable } from 'node:stream';
import { DevtoolsPipe } from './devtools-pipe.ts';
import { projectRoot } from './fixture.ts';
import type { TimeRow } from './open-store.ts';
import { summary } from './summary.ts';

const LIMIT_MS = 60_000;

/** A program in Electron, and what its window shows once it can be used. */
interface Candidate {
  readonly what: string;
  /** Arguments; the folder is a fresh one for its data. */
  readonly args: (folder: string) => readonly string[];
  /** Script condition in the page. */
  readonly usable: string;
}

const BLANK_MAIN = `const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.POLICY_BENCH_DATA);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`;

function writeBlankApp(folder: string): void {
  writeFileSync(path.join(folder, 'package.json'), '{"name":"blank","version":"1.0.0","main":"main.cjs"}');
  writeFileSync(path.join(folder, 'main.cjs'), BLANK_MAIN);
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Blank</title><h1>Blank</h1>');
}

/** Resolves in the page at the first frame after the condition holds. */
function awaited(condition: string): string {
  return `new Promise((done) => { const look = () => (document.readyState === 'complete' && (${condition}) ? requestAnimationFrame(() => done(true)) : setTimeout(look, 4)); look(); })`;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    // The whole group: processes that the application forked would go on writing for a moment.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
}

/** Milliseconds from starting the program to a window that can be used, seen from outside. */
async function startOnce(electron: string, { what, args, usable }: Candidate): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-bench-start-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const started = performance.now();
  const child = spawn(electron, ['--remote-debugging-pipe', ...sandbox, ...args(folder)], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, POLICY_BENCH_DATA: folder, ELECTRON_RUN_AS_NODE: undefined },
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no usable window within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    const pipe = new DevtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
    await Promise.race([pipe.firstPage().then((session) => pipe.evaluate(session, awaited(usable))), tooLong]);
    return performance.now() - started;
  } finally {
    clearTimeout(timer);
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** Starts each program in turns; undefined where there is no Electron, or no display. */
export async function measureDesktopStart(starts: number): Promise<readonly TimeRow[] | undefined> {
  const electron = process.env['POLICY_BENCH_ELECTRON'];
  if (electron === undefined || electron === '') return undefined;
  const work = mkdtempSync(path.join(tmpdir(), 'policy-bench-blank-'));
  writeBlankApp(work);
  const store = path.join(work, 'store');
  cpSync(path.join(projectRoot, 'e2e/fixtures/apim-yaml'), store, { recursive: true });
  const candidates: readonly Candidate[] = [
    { what: 'an empty window', args: () => [work], usable: `document.querySelector('h1')` },
    { what: 'the welcome page, its stores listed', args: () => [projectRoot], usable: `document.querySelector('h1') && document.querySelectorAll('button').length > 1` },
    { what: 'the real store, its tree drawn', args: () => [projectRoot, store], usable: `document.querySelector('[role="treeitem"]')` },
  ];
  try {
    const times = candidates.map((): number[] => []);
    for (let round = -1; round < starts; round++) {
      process.stderr.write(`desktop start, round ${round + 1} of ${starts}\n`);
      for (const [i, candidate] of candidates.entries()) {
        const ms = await startOnce(electron, candidate);
        if (round >= 0) times[i]?.push(ms);
      }
    }
    return candidates.map(({ what }, i) => ({ what, ms: summary(times[i] ?? []) }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
