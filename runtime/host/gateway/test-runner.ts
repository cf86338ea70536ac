import { randomBytes, randomUUID } from 'node:crypto';
import { ApiError } from '#shared/api/transport.ts';
import type { Run, ServedService, TestRequest } from '#shared/api/views.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { TRACE_HEADER } from '../../gateway/service-handler.ts';
import type { HostContext, HostProject } from '../host-context.ts';
import { directTestFile, directTestService, directTestText } from './direct-test.ts';
import type { AddedFiles, EmbeddedGateway } from './embedded-gateway.ts';
import { exchange, type Exchange } from './http-exchange.ts';
import { maskAll, tokensIn, type AnswerTokens } from './masking.ts';
import { PolicyWays } from './policy-ways.ts';
import { readKeyRing, registeredSecret } from './registered-secrets.ts';
import { buildRequest, placeClient } from './request-builder.ts';
import { curlOf, type TestMessage } from './test-message.ts';
import { clientPlacement, followTarget, passwordOfUser } from './test-target.ts';

/** Runs kept, in memory only. */
const KEPT_RUNS = 100;

/** What the user sees of a run on request only. */
export interface RevealedRun {
  readonly requestHeaders: [string, string][];
  readonly requestBody: string;
  readonly responseBody: string;
  readonly curl: string;
}

interface KeptRun {
  readonly run: Run;
  readonly revealed: RevealedRun;
  readonly tokens: AnswerTokens;
}

interface Prepared {
  readonly message: TestMessage;
  readonly secrets: readonly string[];
}

/** What a runner needs of the host. */
export type RunnerWorld = Pick<HostContext, 'current' | 'env' | 'keyRing'>;

/** Sends test requests to the embedded gateway over HTTP and keeps what came of them. */
export class TestRunner {
  readonly #world: RunnerWorld;
  readonly #gateway: EmbeddedGateway;
  readonly #kept: KeptRun[] = [];
  readonly #traces = new Map<string, TraceEvent[]>();
  readonly #underWay = new Set<AbortController>();
  #number = 0;

  constructor(world: RunnerWorld, gateway: EmbeddedGateway) {
    this.#world = world;
    this.#gateway = gateway;
  }

  /** Oldest first. */
  get runs(): readonly Run[] {
    return this.#kept.map(({ run }) => run);
  }

  /** Takes a trace event of the gateway. */
  trace(event: TraceEvent): void {
    this.#traces.get(event.runId)?.push(event);
  }

  /** Ends requests under way; their runs say so. */
  cancel(): void {
    for (const controller of this.#underWay) controller.abort();
  }

  /** Forgets all runs, as another store is open now. */
  forget(): void {
    this.cancel();
    this.#kept.length = 0;
  }

  /** The clear texts of a run. Throws {@link ApiError} when it is no longer kept. */
  reveal(runId: string): RevealedRun {
    return this.#keptRun(runId).revealed;
  }

  /** Deploys the draft when needed and sends the request. Throws {@link ApiError} for requests that make no sense. */
  async run(request: TestRequest): Promise<Run> {
    const controller = new AbortController();
    this.#underWay.add(controller);
    try {
      return await this.#run(request, controller.signal);
    } finally {
      this.#underWay.delete(controller);
    }
  }

  async #run(request: TestRequest, signal: AbortSignal): Promise<Run> {
    const project = this.#world.current();
    if (project === null) throw new ApiError({ code: 'no-store', message: 'No store is open' });
    const { unsaved } = project;
    const startedAt = Date.now();
    const { message, secrets } = await this.#prepare(project, request);
    const runId = randomUUID();
    const trace: TraceEvent[] = [];
    this.#traces.set(runId, trace);
    let origin = '';
    let answer: Exchange | undefined;
    let error: string | undefined;
    try {
      origin = await this.#serve(project, request);
      answer = await this.#send(origin, message, runId, signal);
    } catch (fault) {
      error = signal.aborted ? 'The request was cancelled' : `The gateway gave no answer: ${fault instanceof Error ? fault.message : 'the request could not be sent'}`;
    }
    this.#traces.delete(runId);
    this.#number += 1;
    return this.#keep({ request, message, secrets, runId, startedAt, origin, answer, error, unsaved: unsaved > 0, trace });
  }

  /** Deploys the draft, and gives the address that serves the request's path. */
  async #serve(project: HostProject, request: TestRequest): Promise<string> {
    const report = await this.#gateway.ensureCurrent(this.#addedFiles(project, request));
    const fits = (service: ServedService): boolean => (request.service === undefined || service.service === request.service) && service.paths.some(({ path }) => path === request.path);
    const service = report.services.find(fits) ?? report.services.find((candidate) => candidate.service === request.service);
    if (service !== undefined) return service.url;
    const cause = report.problems.find(({ code }) => code === 'port-in-use');
    throw new Error(cause === undefined ? `No listener serves ${request.path}${request.service === undefined ? '' : ` of ${request.service}`}` : cause.message);
  }

  #addedFiles(project: HostProject, request: TestRequest): AddedFiles {
    if (request.service !== directTestService) return new Map();
    const store = project.model.entities;
    const filter = store.get(request.filter);
    const policy = filter === undefined ? undefined : new PolicyWays(store, createFieldReader(project.model, this.#world.env)).policyOf(filter);
    return policy === undefined ? new Map() : new Map([[directTestFile, directTestText(store.referenceTo(policy.id))]]);
  }

  async #send(origin: string, message: TestMessage, runId: string, signal: AbortSignal): Promise<Exchange> {
    const key = randomBytes(16).toString('hex');
    this.#gateway.expectTrace(key, runId);
    try {
      return await exchange(origin, message, { [TRACE_HEADER]: key }, signal);
    } finally {
      await this.#gateway.endTrace(key, runId);
    }
  }

  async #prepare(project: HostProject, request: TestRequest): Promise<Prepared> {
    const { env, keyRing } = this.#world;
    const store = project.model.entities;
    const reader = createFieldReader(project.model, env);
    const opened = store.get(request.filter);
    if (opened === undefined) throw new ApiError({ code: 'no-filter', message: 'This filter does not exist any more' });
    const ways = new PolicyWays(store, reader);
    const follow = request.kind === 'token' ? undefined : followTarget(store, ways, reader, request.kind, opened, request.service);
    const filter = follow?.filter ?? opened;
    const method = follow?.route.method ?? 'POST';
    const registryFile = this.#gateway.registryFile(project);
    const registered = request.client.mode === 'registry' ? registeredSecret({ registryFile, env, keyRing: await readKeyRing(registryFile, keyRing) }, request.client.clientId) : undefined;
    if (registered?.problem !== undefined) throw new ApiError({ code: 'no-client-secret', message: registered.problem, hint: 'Choose another client, or mend the registry under Applications.' });
    const tokens = this.#tokensFor(request);
    const placement = clientPlacement(reader, filter);
    const client = placeClient(request, placement, registered?.secret);
    const password = request.passwordFrom === 'store' && request.kind === 'token' ? passwordOfUser(store, reader, request.username) : request.password;
    if (password === undefined) throw new ApiError({ code: 'no-stored-password', message: `The store has no password for ${request.username} that can be read here`, hint: 'Type the password instead.' });
    const message = buildRequest({ ...request, password }, client, { placement, registeredSecret: registered?.secret, tokens, filter, reader, method });
    const secrets = [...message.secrets, client.secret, password, tokens.access, tokens.refresh].filter((secret): secret is string => secret !== undefined && secret !== '');
    return { message, secrets };
  }

  #tokensFor(request: TestRequest): AnswerTokens {
    if (request.kind === 'token') return {};
    const tokens = request.ofRun === undefined ? this.#kept.findLast((kept) => kept.tokens.access !== undefined)?.tokens : this.#keptRun(request.ofRun).tokens;
    const given = request.kind === 'refresh' ? tokens?.refresh : tokens?.access;
    const isGivenOtherwise = request.extra.some(({ name }) => name.endsWith('token'));
    if (tokens !== undefined && (given !== undefined || isGivenOtherwise)) return tokens;
    if (isGivenOtherwise) return {};
    const what = request.kind === 'refresh' ? 'refresh token' : 'access token';
    throw new ApiError({ code: 'no-token', message: `There is no ${what} of an earlier run to send`, hint: 'Send a token request first.' });
  }

  #keptRun(runId: string): KeptRun {
    const kept = this.#kept.find(({ run }) => run.runId === runId);
    if (kept === undefined) throw new ApiError({ code: 'run-gone', message: `This run is no longer kept; the last ${KEPT_RUNS} are`, hint: 'Send the request again.' });
    return kept;
  }

  #keep(done: Finished): Run {
    const { answer, message, request, origin } = done;
    const tokens = answer === undefined || answer.status >= 300 ? {} : tokensIn(answer.body);
    const secrets = [...done.secrets, ...Object.values(answer === undefined ? {} : tokensIn(answer.body))];
    const { password: _password, ...input } = request;
    const { secret: _secret, ...client } = input.client;
    const run: Run = {
      runId: done.runId, number: this.#number, kind: request.kind, filter: request.filter, startedAt: done.startedAt,
      outcome: outcomeOf(answer), request: shownRequest(message, origin), response: answer === undefined ? null : shownAnswer(answer, secrets),
      ms: answer?.ms ?? Date.now() - done.startedAt, unsavedDraft: done.unsaved, tokens: { access: tokens.access !== undefined, refresh: tokens.refresh !== undefined },
      curl: curlOf(message, origin, false), input: { ...input, client },
      trace: done.trace, ...(done.error === undefined ? {} : { error: maskAll(done.error, secrets) }),
    };
    const revealed: RevealedRun = {
      requestHeaders: message.headers.map(({ name, value }): [string, string] => [name, value]),
      requestBody: message.body, responseBody: answer?.body ?? '', curl: curlOf(message, origin, true),
    };
    this.#kept.push({ run, revealed, tokens });
    if (this.#kept.length > KEPT_RUNS) this.#kept.shift();
    return run;
  }
}

interface Finished {
  readonly request: TestRequest;
  readonly message: TestMessage;
  readonly secrets: readonly string[];
  readonly runId: string;
  readonly startedAt: number;
  readonly origin: string;
  readonly answer: Exchange | undefined;
  readonly error: string | undefined;
  readonly unsaved: boolean;
  readonly trace: TraceEvent[];
}

function outcomeOf(answer: Exchange | undefined): Run['outcome'] {
  if (answer === undefined || answer.status >= 500) return 'error';
  return answer.status < 300 ? 'passed' : 'refused';
}

function shownRequest(message: TestMessage, origin: string): Run['request'] {
  const { path, body } = message.shown;
  return { method: message.method, url: origin + path, path, headers: message.headers.map((part): [string, string] => [part.name, part.shown ?? part.value]), body };
}

function shownAnswer(answer: Exchange, secrets: readonly string[]): Run['response'] {
  const headers = answer.headers.map(([name, value]): [string, string] => [name, maskAll(value, secrets)]);
  return { status: answer.status, statusText: answer.statusText, headers, body: maskAll(answer.body, secrets), bytes: answer.bytes };
}
