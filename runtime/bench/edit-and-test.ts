import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Run } from '#shared/api/views.ts';
import { forkGateway } from '../host/gateway/fork-gateway.ts';
import { createHost, type Host } from '../host/host.ts';
import { projectRoot } from './fixture.ts';
import { EDITED_FILTER, type TimeRow } from './open-store.ts';
import { CLIENT_ID, PASSWORD, SCOPE, USER } from './servers.ts';
import { summary } from './summary.ts';

const REQUEST = {
  kind: 'token', filter: EDITED_FILTER, path: '/api/oauth/token', service: 'OAuth 2.0 Services', username: USER, password: PASSWORD, scopes: [SCOPE], extra: [],
  client: { mode: 'registry', clientId: CLIENT_ID, location: 'QueryString' },
};

async function call<T>(host: Host, method: string, params: unknown): Promise<T> {
  const answer = await host.call(method, params);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
  return answer.value as T;
}

/** Edits the expiry, runs the test again, and waits for the whole trace. */
async function editAndTest(host: Host, seconds: number): Promise<number> {
  const started = performance.now();
  await call(host, 'store.edit', { label: 'Set expiry', commands: [{ kind: 'set-field', entity: EDITED_FILTER, field: 'accessTokenExpiresInSecs', value: String(seconds) }] });
  const { run } = await call<{ readonly run: Run }>(host, 'gateway.test', { request: REQUEST });
  const took = performance.now() - started;
  if (run.response?.status !== 200 || !run.response.body.includes(String(seconds)) || run.trace.length < 8) throw new Error('The test run shows nothing of the edit');
  return took;
}

/** From an edit to the trace of the test run again: the host, its gateway process, and real requests between them. */
export async function measureEditToTrace(rounds: number): Promise<readonly TimeRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-bench-edits-'));
  const store = path.join(folder, 'store');
  cpSync(path.join(projectRoot, 'e2e/fixtures/apim-yaml'), store, { recursive: true });
  const bundleFolder = path.join(projectRoot, 'out');
  const host = createHost({
    version: 'bench', mode: 'browser', requestedStore: store, bundleFolder, dataFolder: path.join(folder, 'data'),
    launchGateway: () => Promise.resolve(forkGateway(path.join(bundleFolder, 'gateway.cjs'))), emit: () => undefined,
  });
  try {
    const { projectId } = await call<{ readonly projectId: string }>(host, 'project.requested', {});
    await call(host, 'project.open', { projectId, draft: 'discard' });
    const times: number[] = [];
    for (let round = -5; round < rounds; round++) {
      const ms = await editAndTest(host, 1000 + round);
      if (round >= 0) times.push(ms);
    }
    return [{ what: 'edit → trace of the test run again', ms: summary(times) }];
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
