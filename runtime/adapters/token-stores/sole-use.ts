import fs from 'node:fs';
import { randomUUID } from 'node:crypto';

/** Registration of one user of a file among processes. */
export interface FileUse {
  /** Nobody else uses the file, and nobody starts to before `opened` is called. */
  readonly sole: boolean;
  opened(): void;
  end(): void;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

function tryLock(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    // Where nothing can be written, waiting for the lock would never end.
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  }
}

function abandoned(lock: string): boolean {
  try {
    const text = fs.readFileSync(lock, 'utf8');
    if (text !== '') return Number(text) !== process.pid && !alive(Number(text));
    // Created but not yet written to: a crash there leaves it empty.
    return Date.now() - fs.statSync(lock).mtimeMs > 5000;
  } catch {
    return false;
  }
}

function waitForLock(lock: string): void {
  const until = Date.now() + 10_000;
  while (!tryLock(lock)) {
    if (abandoned(lock) || Date.now() > until) fs.rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

/** Registers this process as a user of a file. Uses of processes that have ended do not count. */
export function soleUse(file: string): FileUse {
  const users = `${file}.users`;
  const lock = `${file}.lock`;
  fs.mkdirSync(users, { recursive: true, mode: 0o700 });
  waitForLock(lock);
  const others = fs.readdirSync(users).filter((name) => {
    if (alive(Number(name.split('-', 1)[0]))) return true;
    fs.rmSync(`${users}/${name}`, { force: true });
    return false;
  });
  const mine = `${users}/${process.pid}-${randomUUID()}`;
  fs.writeFileSync(mine, '');
  return {
    sole: others.length === 0,
    opened: () => fs.rmSync(lock, { force: true }),
    end: () => fs.rmSync(mine, { force: true }),
  };
}
