import { findSelectors } from '#shared/selectors/find.ts';
import type { EntityStore } from '#shared/store/entity.ts';
import type { Problem } from '#shared/store/problem.ts';

interface Use {
  readonly entity: string;
  readonly field: string;
  readonly file: string;
  readonly line: number;
  /** The port of an interface: a free one is taken instead. */
  readonly isPort: boolean;
}

/** Names of variables in a text that have no fallback: `${env.X}` of selectors, `{{env "X"}}` of placeholders. */
function variablesOf(text: string): ReadonlySet<string> {
  const selected = text.includes('${')
    ? findSelectors(text).flatMap((part) => (part.kind === 'selector' ? [...part.source.matchAll(/(?<![\w.])env\.([A-Za-z_][\w.]*)/g)].map((match) => match[1] ?? '') : []))
    : [];
  const placed = [...text.matchAll(/\{\{\s*env\s+["']([^"']+)["']\s*\}\}/g)].map((match) => match[1] ?? '');
  return new Set([...selected, ...placed]);
}

function usesOf(store: EntityStore, givenPorts: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const entity of store.entities.values()) {
    const isInterface = store.types.isA(entity.type, 'InetInterface');
    for (const [field, value] of entity.fields) {
      const isPort = isInterface && field === 'port';
      if (isPort && givenPorts.has(entity.key)) continue;
      for (const text of typeof value === 'string' ? [value] : value) {
        if (!text.includes('env')) continue;
        for (const name of variablesOf(text)) {
          const known = uses.get(name) ?? [];
          known.push({ entity: entity.id, field, file: entity.place.file, line: entity.fieldLines.get(field) ?? entity.place.line, isPort });
          uses.set(name, known);
        }
      }
    }
  }
  return uses;
}

function problemOf(name: string, uses: readonly Use[]): Problem {
  const { isPort: _isPort, ...first } = uses.find((use) => !use.isPort) ?? (uses[0] as Use);
  const onlyPorts = uses.every((use) => use.isPort);
  const used = uses.length === 1 ? 'one field uses it' : `${uses.length} fields use it`;
  return {
    severity: onlyPorts ? 'note' : 'warning',
    code: 'unset-variable',
    ...first,
    message: onlyPorts ? `The variable ${name} is not set; its interface takes a free port.` : `The variable ${name} is not set; ${used}.`,
    fix: `Give it a value when running: --env ${name}=VALUE, or in the environment.`,
  };
}

/**
 * One problem for each variable that is used and not set, at its first use (product decision 17): a note when only
 * ports use it, else a warning. `givenPorts`: interfaces whose port is chosen otherwise, by name.
 */
export function unsetVariables(store: EntityStore, env: ReadonlyMap<string, string>, givenPorts: ReadonlyMap<string, number> = new Map()): readonly Problem[] {
  return [...usesOf(store, givenPorts)].filter(([name]) => !env.has(name) && !env.has(name.toLowerCase())).map(([name, uses]) => problemOf(name, uses));
}

const CAUSE = /\bvariable (?:env\.)?([A-Za-z_][\w.]*) is not set/;

/**
 * Joins what compiling found with the unset variables: a filter that cannot run because of one makes that variable's
 * problem an error, and is not listed on its own.
 */
export function joinUnset(found: readonly Problem[], unset: readonly Problem[]): readonly Problem[] {
  const nameOf = (problem: Problem): string => CAUSE.exec(problem.message.replace(/^The v/, 'v'))?.[1] ?? '';
  const names = new Set(unset.map(nameOf));
  const blocked = new Map<string, number>();
  const others = found.filter((problem) => {
    if (problem.code === 'free-port' && problem.message.includes('${env.')) return false;
    const name = nameOf(problem);
    if (!names.has(name)) return true;
    blocked.set(name, (blocked.get(name) ?? 0) + 1);
    return false;
  });
  const joined = unset.map((problem): Problem => {
    const count = blocked.get(nameOf(problem));
    if (count === undefined) return problem;
    const message = problem.message.replace(/\.$/, `; ${count === 1 ? 'one filter aborts' : `${count} filters abort`} because of it.`);
    return { ...problem, severity: 'error', message };
  });
  return [...others, ...joined];
}
