import type { GatewayStatus, ServedService } from '#shared/api/views.ts';
import { designProblems, inDesignWords } from '#shared/filters/joined-problems.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { CommandFailure } from './command-failure.ts';
import type { RunningOptions } from './command-options.ts';
import { bySeverity, countLine, printedProblem, problemLines } from './problem-text.ts';
import { openForRunning } from './running-store.ts';
import { untilEnded } from './until-ended.ts';

/** `run STORE`: serves until SIGINT or SIGTERM. */
export async function runCommand(storePath: string, options: RunningOptions & { readonly json?: boolean }): Promise<number> {
  const ended = untilEnded();
  const running = await openForRunning(storePath, options);
  try {
    await running.gateway.ensureCurrent();
    const { model } = running.project;
    const { status: served } = running.gateway;
    const status = { ...served, problems: [...inDesignWords(served.problems, designProblems(model, createFieldReader(model, running.env)))] };
    process.stdout.write(options.json === true ? jsonLine(status) : readable(running.project.name, status));
    if (status.services.length === 0) throw new CommandFailure(1, 'Nothing is served: the store has no enabled service with an interface that could be opened.');
    await ended;
  } finally {
    await running.close();
  }
  return 0;
}

function jsonLine({ services, stores, problems }: GatewayStatus): string {
  return `${JSON.stringify({ services, stores, problems: bySeverity(problems).map(printedProblem) })}\n`;
}

function serviceLines({ service, interface: face, url, paths }: ServedService): string {
  const served = paths.filter(({ policy }) => policy !== '');
  const methods = Math.max(1, ...served.map(({ method }) => method.length));
  const width = Math.max(1, ...served.map(({ path }) => path.length));
  const lines = served.map(({ path, method, policy }) => `  ${method.padEnd(methods)}  ${path.padEnd(width)}  ${policy}`);
  const others = paths.length - served.length;
  return [`${service}, ${face}: ${url}`, ...lines, ...(others === 0 ? [] : [`  and ${others === 1 ? 'one path' : `${others} paths`} without a policy: 501`])].join('\n');
}

function readable(name: string, { services, stores, problems }: GatewayStatus): string {
  const modes = stores.map((store) => `  ${store.name}: ${store.type}${store.mode === 'embedded' ? ', kept in the embedded store' : ', as configured'}`);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const parts = [
    `Serving ${name}`,
    ...services.map(serviceLines),
    ...(modes.length === 0 ? [] : [`Token stores\n${modes.join('\n')}`]),
    ...errors.map(problemLines),
    `Problems: ${countLine(problems)}${errors.length === problems.length ? '' : '; validate lists all'}. Ctrl+C ends it.`,
  ];
  return `${parts.join('\n\n')}\n`;
}
