import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { StoreUnavailable, type AccessTokenRecord, type RefreshTokenRecord } from '#shared/ports/token-store.ts';
import { soleUse, type FileUse } from './sole-use.ts';
import type { TokenTable } from './token-table.ts';

type Line =
  | { readonly t: 'save'; readonly a: AccessTokenRecord; readonly r?: RefreshTokenRecord }
  | { readonly t: 'refresh'; readonly r: RefreshTokenRecord }
  | { readonly t: 'remove'; readonly k: string }
  | { readonly t: 'of'; readonly k: string }
  | { readonly t: 'take'; readonly k: string; readonly c: string };

const SYNC_AFTER_MS = 50;
const NEWLINE = 10;
const LINES_AT_ONCE = 2_000;
const LARGEST_READ = 4_194_304;

/**
 * An append-only file that several processes write at once. The file system orders appends, and every process replays
 * the same order into its table: the first `take` of a refresh token in the file wins, without locks.
 */
export class TokenLog {
  readonly #table: TokenTable;
  readonly #fd: number;
  readonly #release: () => void;
  /** The take under way: its claim, and whether it came first. */
  #claim = '';
  #won = false;
  #offset = 0;
  #rest: Buffer = Buffer.alloc(0);
  #sync: NodeJS.Timeout | undefined;

  constructor(file: string, table: TokenTable) {
    this.#table = table;
    const use = registered(file);
    try {
      if (use.sole) this.#offset = compact(file, table);
      this.#fd = fs.openSync(file, 'a+', 0o600);
    } catch (fault) {
      use.end();
      throw new StoreUnavailable(`cannot open the token log: ${reason(fault)}`, { cause: fault });
    } finally {
      use.opened();
    }
    this.#release = use.end;
    this.catchUp();
  }

  /** Reads what other processes appended. */
  catchUp(): void {
    try {
      const { size } = fs.fstatSync(this.#fd);
      while (this.#offset < size) {
        const part = Buffer.allocUnsafe(Math.min(size - this.#offset, LARGEST_READ));
        const read = fs.readSync(this.#fd, part, 0, part.length, this.#offset);
        if (read === 0) return;
        this.#offset += read;
        this.#replay(part.subarray(0, read));
      }
    } catch (fault) {
      throw new StoreUnavailable(`cannot read the token log: ${reason(fault)}`, { cause: fault });
    }
  }

  append(line: Line): void {
    let isApplied = false;
    try {
      // The leading line break keeps a record apart from one that a crash cut off.
      const text = `\n${JSON.stringify(line)}\n`;
      const length = Buffer.byteLength(text);
      if (fs.writeSync(this.#fd, text) !== length) throw new Error('disk full');
      // Nobody else wrote since the last look: there is no need to read back what was just written.
      if (this.#rest.length === 0 && fs.fstatSync(this.#fd).size === this.#offset + length) {
        this.#offset += length;
        this.#apply(line);
        isApplied = true;
      }
    } catch (fault) {
      throw new StoreUnavailable(`cannot write the token log: ${reason(fault)}`, { cause: fault });
    }
    if (!isApplied) this.catchUp();
    this.#sync ??= setTimeout(() => {
      this.#sync = undefined;
      fs.fsync(this.#fd, () => undefined);
    }, SYNC_AFTER_MS).unref();
  }

  /** True when this call is the first to take the refresh token. */
  take(digest: string): boolean {
    this.#claim = randomUUID();
    this.#won = false;
    this.append({ t: 'take', k: digest, c: this.#claim });
    return this.#won;
  }

  close(): void {
    clearTimeout(this.#sync);
    fs.fsyncSync(this.#fd);
    fs.closeSync(this.#fd);
    this.#release();
  }

  #replay(part: Buffer): void {
    const bytes = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
    const last = bytes.lastIndexOf(NEWLINE);
    this.#rest = Buffer.from(bytes.subarray(last + 1));
    for (const text of bytes.toString('utf8', 0, Math.max(last, 0)).split('\n')) {
      const line = text === '' ? undefined : parse(text);
      if (line !== undefined) this.#apply(line);
    }
  }

  #apply(line: Line): void {
    const claim = apply(line, this.#table);
    if (claim !== undefined && claim === this.#claim) this.#won = true;
  }
}

function registered(file: string): FileUse {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    return soleUse(file);
  } catch (fault) {
    throw new StoreUnavailable(`cannot open the token log ${file}: ${reason(fault)}`, { cause: fault });
  }
}

function reason(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** Applies a line; gives the claim that won a refresh token. */
function apply(line: Line, table: TokenTable): string | undefined {
  if (line.t === 'save') table.put(line.a, line.r);
  else if (line.t === 'refresh') table.putRefresh(line.r);
  else if (line.t === 'remove') table.remove(line.k);
  else if (line.t === 'of') table.removeOfRefresh(line.k);
  else if (line.t === 'take' && table.remove(line.k)) return line.c;
  return undefined;
}

/** Rewrites the log with the live tokens only, which then are in the table; gives its size. The caller is its only user. */
function compact(file: string, table: TokenTable): number {
  if (!fs.existsSync(file)) return 0;
  for (const text of fs.readFileSync(file, 'utf8').split('\n')) {
    const line = text === '' ? undefined : parse(text);
    if (line !== undefined) apply(line, table);
  }
  const fresh = `${file}.new`;
  const fd = fs.openSync(fresh, 'w', 0o600);
  let lines: string[] = [];
  let size = 0;
  const write = (): void => {
    const bytes = Buffer.from(lines.join(''));
    if (fs.writeSync(fd, bytes) !== bytes.length) throw new Error('disk full');
    size += bytes.length;
    lines = [];
  };
  for (const entry of table.all()) {
    const line: Line = 'tokenType' in entry ? { t: 'save', a: entry } : { t: 'refresh', r: entry };
    // A call of the system for each of many tokens would make the start slow.
    if (lines.push(`${JSON.stringify(line)}\n`) === LINES_AT_ONCE) write();
  }
  write();
  fs.fsyncSync(fd);
  fs.closeSync(fd);
  fs.renameSync(fresh, file);
  return size;
}
