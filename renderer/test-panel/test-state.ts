import { create } from 'zustand';
import type { Result } from '#shared/api/contract.ts';
import type { RegistryView, Run, TestRequest, TestTarget } from '#shared/api/views.ts';
import { ApiError } from '#shared/api/transport.ts';
import type { Mend, TraceEvent } from '#shared/trace/event.ts';
import { api, useSession } from '../app/session.ts';
import { followRequest, mendedDraft, newestTokens, rememberedText, requestKind, requestOf, restoredDraft, type FollowUp, type RequestDraft } from './request-draft.ts';

/** A request in flight. */
export interface RunningTest {
  /** `performance.now()` when it was sent. */
  readonly since: number;
  readonly kind: TestRequest['kind'];
  /** Known from the first trace event on. */
  readonly runId: string | null;
  readonly events: readonly TraceEvent[];
  readonly cancelled: boolean;
}

/** Clear values of a run, while the user reveals them. */
export type Revealed = Result<'gateway.reveal'> & { readonly runId: string };

/** Why something could not be done, said at the place where it was asked for. */
export interface Failure {
  readonly message: string;
  readonly hint: string | undefined;
}

/** State of the Test panel. It outlives the panel, so that closing and docking lose nothing. */
export interface TestState {
  readonly filter: string | null;
  readonly target: TestTarget | null;
  /** Why there is no target. */
  readonly reason: string | null;
  readonly registry: RegistryView | null;
  readonly draft: RequestDraft | null;
  readonly running: RunningTest | null;
  readonly failure: Failure | null;
  readonly runs: readonly Run[];
  readonly shown: string | null;
  /** Runs that are compared: older, newer. */
  readonly compared: readonly [string, string] | null;
  readonly revealed: Revealed | null;
  readonly folded: boolean;
}

const initial: TestState = { filter: null, target: null, reason: null, registry: null, draft: null, running: null, failure: null, runs: [], shown: null, compared: null, revealed: null, folded: false };

export const useTest = create<TestState>(() => initial);

/** Drafts of this session by filter, passwords included. */
const drafts = new Map<string, RequestDraft>();
const settingKey = (filter: string): string => `test-panel:${filter}`;

/** Words of an error for the user. */
export function failureOf(error: unknown): Failure {
  return error instanceof ApiError ? { message: error.message, hint: error.hint } : { message: 'The host did not answer', hint: 'Try again; the log in the data folder says more.' };
}

/** Forgets everything, as for another store. */
export function resetTest(): void {
  drafts.clear();
  useTest.setState(initial);
}

/** Prepares the panel for a filter: where its requests go, and what was asked last. Also called when the store changed. */
export async function loadTarget(filter: string): Promise<void> {
  try {
    const [{ target, reason }, { registry }, { value }] = await Promise.all([
      api().call('gateway.target', { filter }),
      api().call('registry.get', {}),
      api().call('settings.get', { key: settingKey(filter) }),
    ]);
    const now = useTest.getState();
    const draft = target === null ? null : (drafts.get(filter) ?? restoredDraft(value, target, registry));
    const path = target?.paths.some((served) => served.path === draft?.path) === false ? (target.paths[0] ?? null) : null;
    const fitting = draft !== null && path !== null ? { ...draft, path: path.path, service: path.service } : draft;
    useTest.setState({ filter, target, reason: reason ?? null, registry, draft: fitting, failure: null, ...(now.filter === filter ? {} : { folded: false }) });
  } catch (error) {
    useTest.setState({ filter, target: null, reason: null, failure: failureOf(error) });
  }
}

/** Reads the runs of this session from the host and shows the newest when none is shown. */
export async function loadRuns(): Promise<void> {
  const { runs } = await api().call('gateway.runs', {});
  useTest.setState(({ shown }) => ({ runs, shown: shown ?? newest(runs)?.runId ?? null }));
}

function newest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>((latest, run) => (latest === undefined || run.number > latest.number ? run : latest), undefined);
}

/** Changes the request. */
export function changeDraft(change: Partial<RequestDraft>): void {
  useTest.setState(({ draft, filter }) => {
    if (draft === null) return {};
    const next = { ...draft, ...change };
    if (filter !== null) drafts.set(filter, next);
    return { draft: next };
  });
}

async function run(request: TestRequest, fold: boolean): Promise<void> {
  if (useTest.getState().running !== null) return;
  const running: RunningTest = { since: performance.now(), kind: request.kind, runId: null, events: [], cancelled: false };
  useTest.setState(({ folded }) => ({ running, failure: null, compared: null, revealed: null, folded: fold || folded }));
  try {
    const { run: done } = await api().call('gateway.test', { request });
    useTest.setState(({ runs }) => ({ running: null, shown: done.runId, runs: [...runs.filter((other) => other.runId !== done.runId), done] }));
  } catch (error) {
    useTest.setState(({ running: ended }) => ({ running: null, failure: ended?.cancelled === true ? { message: 'Cancelled. The gateway may still have worked on the request', hint: undefined } : failureOf(error) }));
  }
}

/** Sends the token request; `fold`: the editor folds to two lines afterwards. */
export async function send(fold: boolean): Promise<void> {
  const { draft, filter, target, runs } = useTest.getState();
  if (draft === null || filter === null || target === null) return;
  const kind = requestKind(target);
  const source = newestTokens(kind, runs);
  if (kind !== 'token' && source === undefined) return;
  void api().call('settings.set', { key: settingKey(filter), value: rememberedText(draft) }).catch(() => undefined);
  const request = requestOf(draft, target);
  await run(kind === 'token' || source === undefined ? request : { ...request, kind, username: '', password: '', scopes: kind === 'refresh' ? request.scopes : [], ofRun: source.runId }, fold);
}

/** Sends a follow-up with the tokens of `source`. */
export async function sendFollowUp(follow: FollowUp, source: Run): Promise<void> {
  const { draft } = useTest.getState();
  if (draft !== null) await run(followRequest(follow, source, draft, useSession.getState().gateway?.services ?? []), true);
}

/** Asks the host to give the request up. */
export async function cancel(): Promise<void> {
  useTest.setState(({ running }) => ({ running: running === null ? null : { ...running, cancelled: true } }));
  await api().call('gateway.cancel', {});
}

/** Applies a mend of a refusal, to the request or to the field, and sends again. */
export async function mend(chosen: Mend, fold: boolean): Promise<void> {
  const { draft } = useTest.getState();
  if (chosen.kind === 'request') {
    const next = draft === null ? null : mendedDraft(draft, chosen.change);
    if (next === null) return;
    changeDraft(next);
  } else {
    try {
      await api().call('store.edit', { label: chosen.label, commands: [{ kind: 'set-field', entity: chosen.entity, field: chosen.field, value: chosen.value }] });
    } catch (error) {
      useTest.setState({ failure: failureOf(error) });
      return;
    }
  }
  await send(fold);
}

/** Shows or masks the secrets of the shown run. */
export async function reveal(runId: string | null): Promise<void> {
  if (runId === null) {
    useTest.setState({ revealed: null });
    return;
  }
  try {
    const clear = await api().call('gateway.reveal', { runId });
    useTest.setState(({ shown }) => (shown === runId ? { revealed: { ...clear, runId } } : {}));
  } catch (error) {
    useTest.setState({ failure: failureOf(error) });
  }
}

/** Opens the Test panel at a run, as from a row of the traffic. */
export async function showRun(runId: string): Promise<void> {
  useSession.setState(({ testPanel }) => ({ testPanel: testPanel === 'closed' ? 'right' : testPanel }));
  useTest.setState({ shown: runId, compared: null, revealed: null, failure: null });
  if (useTest.getState().runs.some((known) => known.runId === runId)) return;
  await loadRuns();
  if (!useTest.getState().runs.some((known) => known.runId === runId)) {
    useTest.setState({ failure: { message: 'This run is not kept any more', hint: 'Send the request again.' } });
  }
}

/** Milliseconds that trace events are gathered before the panel draws them. */
const GATHER_MS = 32;
let gathered: { runId: string; event: TraceEvent }[] = [];

/** Takes a trace event of the request in flight; events of other runs are ignored. */
export function takeTraceEvent(runId: string, event: TraceEvent): void {
  gathered.push({ runId, event });
  if (gathered.length === 1) setTimeout(drawGathered, GATHER_MS);
}

function drawGathered(): void {
  const taken = gathered;
  gathered = [];
  useTest.setState(({ running, runs }) => {
    if (running === null) return {};
    const runId = running.runId ?? taken.find((one) => !runs.some((known) => known.runId === one.runId))?.runId;
    if (runId === undefined) return {};
    const events = taken.filter((one) => one.runId === runId).map((one) => one.event);
    return { running: { ...running, runId, events: [...running.events, ...events] } };
  });
}
