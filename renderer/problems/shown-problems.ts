import { create } from 'zustand';
import type { ProblemView, TreeNode } from '#shared/api/views.ts';
import { fieldLabel } from '#shared/filters/field-words.ts';
import { saidAtField } from '../editor/field-text.ts';
import { api, openEntity, useSession } from '../app/session.ts';
import { attempt } from '../app/failure.ts';

export type Severity = ProblemView['severity'];

/** What of the problems is shown. */
export interface ProblemFilter {
  readonly hidden: ReadonlySet<Severity>;
  readonly text: string;
}

export const useProblemFilter = create<ProblemFilter>(() => ({ hidden: new Set<Severity>(), text: '' }));

/** Order in which severities are listed. */
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** A problem as a row: where it is, in words. */
export interface ProblemRow {
  readonly key: string;
  readonly problem: ProblemView;
  /** The message without the names that `where` has already. */
  readonly text: string;
  /** `Refresh Access Token › Access Token Expiry (in secs)`; empty when it is about no entity. */
  readonly where: string;
  /** `SAML.yaml:8`; empty when it is in no file. */
  readonly place: string;
}

function wordsOf(problem: ProblemView, nodes: ReadonlyMap<string, TreeNode>): Pick<ProblemRow, 'text' | 'where'> {
  const { entity, field, message } = problem;
  if (entity === undefined) return { text: message, where: '' };
  const node = nodes.get(entity);
  const name = node?.name ?? entity.split('/').at(-1) ?? entity;
  const label = field === undefined ? '' : fieldLabel(node?.type ?? '', field);
  return { text: saidAtField(message, name, label), where: field === undefined ? name : `${name} › ${label}` };
}

/** All problems as rows, the worst first, else in their order. */
export function problemRows(problems: readonly ProblemView[], tree: readonly TreeNode[]): readonly ProblemRow[] {
  const nodes = new Map(tree.map((node) => [node.id, node]));
  const ordered = severities.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const twins = new Map<string, number>();
  return ordered.map((problem) => {
    const name = [problem.code, problem.entity, problem.field, problem.file, problem.line, problem.message].join(' ');
    const twin = twins.get(name) ?? 0;
    twins.set(name, twin + 1);
    const file = problem.file?.split('/').at(-1);
    return { key: `${name} ${twin}`, problem, ...wordsOf(problem, nodes), place: file === undefined ? '' : problem.line === undefined ? file : `${file}:${problem.line}` };
  });
}

/** Rows that the filter lets through. */
export function filteredRows(rows: readonly ProblemRow[], { hidden, text }: ProblemFilter): readonly ProblemRow[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter(({ problem, where }) => {
    if (hidden.has(problem.severity)) return false;
    const line = `${problem.message} ${where} ${problem.file ?? ''} ${problem.code}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

/** Opens the editor at a problem's field; does nothing for one without an entity. */
export function openProblem(problem: ProblemView): void {
  if (problem.entity === undefined) return;
  const field = problem.field === undefined ? {} : { field: problem.field, ...(problem.severity === 'note' ? {} : { tone: 'refused' as const }), reason: problem.message };
  void openEntity(problem.entity, field);
}

/** Applies the fix that came with a problem. */
export async function fixProblem(problem: ProblemView): Promise<void> {
  const fix = problem.quickFix;
  if (fix === undefined) return;
  await attempt(async () => {
    const { state } = await api().call('store.edit', { label: fix.label, commands: fix.commands });
    useSession.setState({ store: state });
  });
}
