import type { Run, TestRequest } from '#shared/api/views.ts';
import type { Entity } from '#shared/store/entity.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { findTarget, type FoundTarget } from '../host/gateway/test-target.ts';
import { CommandFailure } from './command-failure.ts';
import type { RunningOptions } from './command-options.ts';
import { openForRunning, type RunningStore } from './running-store.ts';
import { traceText } from './trace-text.ts';

/** Options of `test`. */
export interface TestOptions extends RunningOptions {
  /** `ID:SECRET`, or `ID` of a public client. */
  readonly client: string;
  readonly username: string;
  /** `-`: read from standard input. */
  readonly password: string;
  readonly scope?: string;
  readonly path?: string;
  readonly json?: boolean;
}

type Target = NonNullable<FoundTarget['target']>;

/** `test STORE`: one password request over the embedded gateway; 1 when no token came. */
export async function testCommand(storePath: string, options: TestOptions): Promise<number> {
  const password = options.password === '-' ? await lineOf(process.stdin) : options.password;
  const running = await openForRunning(storePath, options);
  try {
    const run = await running.runner.run(requestOf(running, options, password));
    const { stores } = running.gateway.status;
    process.stdout.write(options.json === true ? `${JSON.stringify({ run, stores })}\n` : readable(run));
    return run.tokens.access ? 0 : 1;
  } finally {
    await running.close();
  }
}

async function lineOf(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return (text.split('\n')[0] ?? '').replace(/\r$/, '');
}

function requestOf(running: RunningStore, options: TestOptions, password: string): TestRequest {
  const { target, path } = choosePath(running, options.path);
  const colon = options.client.indexOf(':');
  const client = colon < 0 ? { clientId: options.client } : { clientId: options.client.slice(0, colon), secret: options.client.slice(colon + 1) };
  return {
    kind: 'token', filter: target.filter, path: path.path, service: path.service,
    client: { mode: 'custom', ...client, location: target.clientLocation },
    username: options.username, password, scopes: (options.scope ?? '').split(/\s+/).filter((scope) => scope !== ''), extra: [],
  };
}

/** The first path that leads to a password filter, or the one asked for. */
function choosePath({ project, env }: RunningStore, wanted: string | undefined): { readonly target: Target; readonly path: Target['paths'][number] } {
  const store = project.model.entities;
  const reader = createFieldReader(project.model, env);
  const filters: readonly Entity[] = store.ofType('ResourceOwnerPasswordCredentialsFilter');
  if (filters.length === 0) throw new CommandFailure(1, 'The store has no filter of the type Resource Owner Credentials.');
  const found = filters.map((filter) => findTarget(store, reader, filter.id));
  const paths = found.flatMap(({ target, reason }) => (target === null ? [] : target.paths.map((path) => ({ target, path, reason }))));
  const choice = wanted === undefined ? (paths.find(({ reason }) => reason === undefined) ?? paths[0]) : paths.find(({ path }) => path.path === wanted);
  if (choice === undefined) {
    const known = paths.map(({ path }) => path.path).join(', ');
    throw new CommandFailure(1, wanted === undefined ? (found[0]?.reason ?? 'No path leads to the filter.') : `The path ${wanted} leads to no password filter${known === '' ? '' : `; these do: ${known}`}.`);
  }
  if (choice.reason !== undefined) process.stderr.write(`${choice.reason} The policy is tested directly.\n`);
  return choice;
}

function readable(run: Run): string {
  const { response } = run;
  const answer = response === null ? (run.error ?? 'No answer came') : [`${response.status} ${response.statusText} in ${run.ms.toFixed(1)} ms, ${response.bytes} bytes`, ...response.headers.map(([name, value]) => `${name}: ${value}`), '', response.body].join('\n');
  const words = { passed: 'Passed', refused: 'Refused', error: 'Error' }[run.outcome];
  return `${run.request.method} ${run.request.url}\n${run.request.body}\n\n${words}: ${answer}\n\n${traceText(run.trace)}\n`;
}
