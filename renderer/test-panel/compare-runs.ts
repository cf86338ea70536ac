import { diffArrays } from 'diff';
import type { Run } from '#shared/api/views.ts';
import { buildTrace, kindWord, type TraceNode } from './trace-tree.ts';

/** A pair of lines, side by side; null: that run has no such line. */
export interface ComparedLine {
  readonly label: string | undefined;
  readonly left: string | null;
  readonly right: string | null;
  readonly differs: boolean;
}

/** A part of the comparison with its number of differences. */
export interface ComparedPart {
  readonly title: string;
  readonly mono: boolean;
  readonly lines: readonly ComparedLine[];
  readonly differences: number;
}

type Facts = readonly (readonly [string, string])[];

function facts(title: string, left: Facts, right: Facts): ComparedPart {
  const labels = [...new Set([...left, ...right].map(([label]) => label))];
  const lines = labels.map((label) => {
    const a = left.find(([name]) => name === label)?.[1] ?? null;
    const b = right.find(([name]) => name === label)?.[1] ?? null;
    return { label, left: a, right: b, differs: a !== b };
  });
  return part(title, false, lines);
}

function part(title: string, mono: boolean, lines: readonly ComparedLine[]): ComparedPart {
  return { title, mono, lines, differences: lines.filter((line) => line.differs).length };
}

/** Lines aligned by what is the same in both. */
function aligned(title: string, mono: boolean, left: readonly string[], right: readonly string[]): ComparedPart {
  const lines: ComparedLine[] = [];
  const removed: string[] = [];
  const flush = (added: readonly string[]): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      lines.push({ label: undefined, left: removed[index] ?? null, right: added[index] ?? null, differs: true });
    }
    removed.length = 0;
  };
  for (const change of diffArrays([...left], [...right])) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) flush(change.value);
    else {
      flush([]);
      for (const text of change.value) lines.push({ label: undefined, left: text, right: text, differs: false });
    }
  }
  flush([]);
  return part(title, mono, lines);
}

const clientModes: Record<Run['input']['client']['mode'], string> = {
  registry: 'registered secret',
  'wrong-secret': 'wrong secret',
  unknown: 'unknown client',
  none: 'no client',
  custom: 'own secret',
};

function requestFacts(run: Run): Facts {
  const { client, username, scopes, extra } = run.input;
  return [
    ['Request', `${run.request.method} ${run.request.path}`],
    ['Client', client.mode === 'none' ? 'none' : `${client.clientId}, ${clientModes[client.mode]}`],
    ['Client sent in', client.location === 'QueryString' ? 'Form body' : 'Authorization header'],
    ['User', username],
    ['Scopes', scopes.length === 0 ? 'none requested' : scopes.join(', ')],
    ...extra.map(({ name, value }): readonly [string, string] => [`Parameter ${name}`, value]),
    ['Configuration', run.unsavedDraft ? 'unsaved draft' : 'saved store'],
  ];
}

function answerFacts(run: Run): Facts {
  const { response } = run;
  if (response === null) return [['Answer', run.error ?? 'none']];
  const headers = response.headers.filter(([name]) => !/^(date|x-correlationid|connection|keep-alive)$/i.test(name));
  return [['Status', `${response.status} ${response.statusText}`], ...headers];
}

function stepLines(nodes: readonly TraceNode[], depth: number): readonly string[] {
  const indent = '\u2003'.repeat(depth);
  return nodes.flatMap((node) =>
    node.node === 'step'
      ? [`${indent}${node.name} (${kindWord(node)}): ${{ pass: 'passed', fail: 'failed', abort: 'aborted', running: 'running' }[node.outcome]}`, ...stepLines(node.children, depth + 1)]
      : [`${indent}${node.text}${node.fields.map((field) => (field.value === undefined ? '' : `; ${field.label} = ${field.value}`)).join('')}`],
  );
}

/** Two runs side by side: request, status, body, decisions and steps. Times and fingerprints of tokens do not count. */
export function compareRuns(left: Run, right: Run): readonly ComparedPart[] {
  const body = (run: Run): readonly string[] => readable(run.response?.body ?? '').replace(/•••• [0-9a-f]{4}/g, '••••').split('\n');
  return [
    facts('Request', requestFacts(left), requestFacts(right)),
    facts('Answer', answerFacts(left), answerFacts(right)),
    aligned('Body', true, body(left), body(right)),
    aligned('Steps and decisions', false, stepLines(buildTrace(left.trace).roots, 0), stepLines(buildTrace(right.trace).roots, 0)),
  ];
}

/** JSON indented; any other text as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
