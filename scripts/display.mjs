import { spawn } from 'node:child_process';
import { SetupError } from './progress.mjs';

/** Whether windows can be shown here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts a virtual display of its own and runs `work` with the environment that leads to it.
 * Tests always use it, so that they neither disturb a desktop nor depend on its window manager.
 */
export async function withVirtualDisplay(work) {
  if (process.platform !== 'linux') return work({});
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const number = await displayNumber(server);
    return await work({ DISPLAY: `:${number}`, WAYLAND_DISPLAY: '' });
  } finally {
    server.kill('SIGTERM');
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const failed = (why) => reject(new SetupError(`The virtual display (Xvfb) did not start: ${why}`));
    server.on('error', (error) => failed(error.message));
    server.on('exit', (code) => failed(`it ended with code ${code}`));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
}
