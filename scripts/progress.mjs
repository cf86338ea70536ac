import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

/** Root folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folder for what set-up fetches; never committed. */
export const cacheFolder = join(root, '.cache');

/** Says what begins and, when `work` is done, how long it took. `work` may give a word on the result. */
export async function step(title, work) {
  const started = process.hrtime.bigint();
  console.log(`▸ ${title}`);
  const remark = await work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`✓ ${title}${typeof remark === 'string' ? `: ${remark}` : ''} (${seconds.toFixed(1)} s)`);
}

/** A remark that is not a step. */
export function note(text) {
  console.log(`  ${text}`);
}

/** Ends the script with an explanation instead of a stack trace. */
export class SetupError extends Error {}

/**
 * Runs a program to its end and gives its exit code. `quiet` keeps its output back and shows it only when it fails.
 * `timeout` in milliseconds ends it with code 124.
 */
export function run(command, args, { env, quiet = false, timeout = 0, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    let late = false;
    const timer = timeout > 0 ? setTimeout(() => { late = true; child.kill('SIGKILL'); }, timeout) : undefined;
    child.on('error', (error) => { clearTimeout(timer); reject(error); });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const status = late ? 124 : (code ?? (signal ? 1 : 0));
      if (quiet && status !== 0) process.stderr.write(Buffer.concat(chunks));
      resolve(status);
    });
  });
}

/** Gives what a program prints, trimmed, or undefined when it fails or does not exist. */
export function output(command, args, { timeout = 60_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout, shell: process.platform === 'win32' && command === 'npm' });
    let text = '';
    child.stdout.on('data', (chunk) => { text += chunk; });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? text.trim() : undefined));
  });
}

/** Runs a script's main function: explains expected failures, and exits with its code. */
export async function main(work) {
  try {
    const code = await work();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}
