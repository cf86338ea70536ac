import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/** How to start the application. */
export interface LaunchOptions {
  /** Store to open, as on the command line. */
  readonly store?: string;
  /** Data folder of an earlier start, to go on with it. A new one otherwise. */
  readonly dataFolder?: string;
  readonly theme?: 'light' | 'dark';
}

/** The running application. */
export interface DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Errors and warnings of the page's console, and exceptions nobody caught. */
  readonly complaints: readonly string[];
  /** False once it was killed or closed. */
  readonly runs: () => boolean;
  /** Ends it the hard way, by SIGKILL, as a crash would; the processes it forked end with it. */
  kill(): Promise<void>;
  /** Closes it as a user does. */
  close(): Promise<void>;
}

/** Starts applications; all that still run are closed when the test ends. */
export type Launch = (options?: LaunchOptions) => Promise<DesktopApp>;

function executable(): { readonly path: string; readonly args: readonly string[] } {
  const path = process.env['POLICY_BENCH_ELECTRON'];
  if (!path) throw new Error('POLICY_BENCH_ELECTRON is not set; start the suite by `npm run e2e`');
  return { path, args: process.env['POLICY_BENCH_PACKAGED'] ? [] : [root] };
}

async function launch(options: LaunchOptions, dataFolder: string): Promise<DesktopApp> {
  const { path, args } = executable();
  const { ELECTRON_RUN_AS_NODE: _ignored, ...env } = process.env;
  const app = await _electron.launch({
    executablePath: path,
    args: [...args, ...(options.store === undefined ? [] : [options.store])],
    env: { ...(env as Record<string, string>), POLICY_BENCH_DATA: dataFolder },
    colorScheme: options.theme ?? 'light',
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await app.evaluate(({ nativeTheme }, theme) => {
    nativeTheme.themeSource = theme;
  }, options.theme ?? 'light');
  await app.context().tracing.start({ screenshots: true, snapshots: true });
  let running = true;
  app.on('close', () => (running = false));
  return {
    app,
    runs: () => running,
    page,
    dataFolder,
    complaints,
    async kill() {
      running = false;
      const gone = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await gone;
    },
    close: () => app.close(),
  };
}

/** Shuts an application down after its test. A dialog that the test did not expect must not hold it up. */
async function finish({ app, runs }: DesktopApp, info: TestInfo, number: number): Promise<void> {
  if (!runs()) return;
  const failed = info.status !== info.expectedStatus;
  await app.context().tracing.stop(failed ? { path: info.outputPath(`trace-${number}.zip`) } : {});
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  await app.close();
}

/** Playwright's `test` with `launch` as a fixture. */
export const test = base.extend<{ launch: Launch }>({
  launch: async ({ browserName: _unused }, provide, info) => {
    const started: DesktopApp[] = [];
    const folders: string[] = [];
    await provide(async (options = {}) => {
      const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'policy-bench-data-')));
      if (options.dataFolder === undefined) folders.push(dataFolder);
      const desktop = await launch(options, dataFolder);
      started.push(desktop);
      return desktop;
    });
    for (const [number, desktop] of started.entries()) await finish(desktop, info, number);
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';
