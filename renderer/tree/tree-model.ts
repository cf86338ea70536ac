import type { ProblemView, TreeNode } from '#shared/api/views.ts';

/** Severity that a row can show. */
export type Severity = ProblemView['severity'];

/** A row on screen. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 0 for the top. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly expanded: boolean;
  /** Worst problem of the row, and of the rows hidden below it. */
  readonly problem: Severity | null;
  /** Unsaved changes in it, or in the rows hidden below it. */
  readonly edited: boolean;
  /** Place among its siblings, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
  /** Row of the parent; -1 at the top. */
  readonly parentRow: number;
}

const rank = { error: 3, warning: 2, note: 1 } as const;

/** The worse of two severities. */
export function worse(a: Severity | null, b: Severity | null): Severity | null {
  if (a === null || b === null) return a ?? b;
  return rank[a] >= rank[b] ? a : b;
}

/** The tree with what rows need looked up: children in order, and problems by entity. */
export class TreeIndex {
  readonly byId: ReadonlyMap<string, TreeNode>;
  private readonly children = new Map<string | null, TreeNode[]>();
  private readonly problems = new Map<string, Severity>();
  private readonly sums = new Map<string, { problem: Severity | null; edited: boolean }>();

  constructor(nodes: readonly TreeNode[], problems: readonly ProblemView[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      const siblings = this.children.get(node.parent);
      if (siblings === undefined) this.children.set(node.parent, [node]);
      else siblings.push(node);
    }
    for (const { entity, severity } of problems) {
      // Notes are in the Problems panel; in the tree they would only be noise.
      const row = entity === undefined || severity === 'note' ? undefined : this.rowOf(entity);
      if (row !== undefined) this.problems.set(row, worse(this.problems.get(row) ?? null, severity) ?? severity);
    }
  }

  childrenOf(id: string | null): readonly TreeNode[] {
    return this.children.get(id) ?? [];
  }

  /** Ids above a node, nearest first. */
  ancestorsOf(id: string): readonly string[] {
    const above: string[] = [];
    for (let node = this.byId.get(id); node !== undefined && node.parent !== null; node = this.byId.get(node.parent)) above.push(node.parent);
    return above;
  }

  /** What a row shows of itself and of all below it. */
  sumOf(id: string): { readonly problem: Severity | null; readonly edited: boolean } {
    const known = this.sums.get(id);
    if (known !== undefined) return known;
    const sum = { problem: this.problems.get(id) ?? null, edited: this.byId.get(id)?.edited === true };
    for (const child of this.childrenOf(id)) {
      const below = this.sumOf(child.id);
      sum.problem = worse(sum.problem, below.problem);
      sum.edited ||= below.edited;
    }
    this.sums.set(id, sum);
    return sum;
  }

  ownProblem(id: string): Severity | null {
    return this.problems.get(id) ?? null;
  }

  /** Entities inside a parent's form have no row; the nearest one above stands for them. */
  private rowOf(entity: string): string | undefined {
    for (let id = entity; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) {
      if (this.byId.has(id)) return id;
    }
    return undefined;
  }
}

/** Rows of a tree, where `isOpen` decides what is unfolded and `isKept` what is there at all. */
function rowsOf(index: TreeIndex, isOpen: (node: TreeNode) => boolean, isKept: (node: TreeNode) => boolean): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (parent: string | null, depth: number, parentRow: number): void => {
    const siblings = index.childrenOf(parent).filter(isKept);
    for (const [at, node] of siblings.entries()) {
      const hasChildren = index.childrenOf(node.id).some(isKept);
      const expanded = hasChildren && isOpen(node);
      const shown = expanded ? { problem: index.ownProblem(node.id), edited: node.edited } : index.sumOf(node.id);
      rows.push({ node, depth, hasChildren, expanded, ...shown, position: at + 1, siblings: siblings.length, parentRow });
      if (expanded) visit(node.id, depth + 1, rows.length - 1);
    }
  };
  visit(null, 0, -1);
  return rows;
}

/** Rows of the expanded part of a tree. */
export function visibleRows(index: TreeIndex, expanded: ReadonlySet<string>): readonly TreeRow[] {
  return rowsOf(
    index,
    (node) => expanded.has(node.id),
    () => true,
  );
}

/** Rows that have a word of the filter in their name, and all words there or in the names above; with the rows that lead to them. */
export function filteredRows(index: TreeIndex, filter: string): readonly TreeRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = new Set<string>();
  const visit = (node: TreeNode, wanted: readonly string[]): boolean => {
    const name = node.name.toLowerCase();
    const missing = wanted.filter((word) => !name.includes(word));
    let keep = missing.length === 0 && words.some((word) => name.includes(word));
    for (const child of index.childrenOf(node.id)) keep = visit(child, missing) || keep;
    if (keep) kept.add(node.id);
    return keep;
  };
  for (const node of index.childrenOf(null)) visit(node, words);
  return rowsOf(
    index,
    () => true,
    (node) => kept.has(node.id),
  );
}

/** The next row, from the one after `from`, whose name starts with a text; wraps round. */
export function rowByPrefix(rows: readonly TreeRow[], from: number, prefix: string): number {
  const text = prefix.toLowerCase();
  for (let step = 0; step < rows.length; step++) {
    // While more letters are typed, the row that matched stays if it still does.
    const at = (from + step + (prefix.length === 1 ? 1 : 0)) % rows.length;
    if (rows[at]?.node.name.toLowerCase().startsWith(text) === true) return at;
  }
  return -1;
}

/** Expanded at the first opening of a store: policies down to the OAuth token policies, and where connections are set. */
export function firstExpansion(index: TreeIndex): ReadonlySet<string> {
  const open = new Set(['folder:Policies', 'folder:Environment Configuration']);
  const filter = [...index.byId.values()].find((node) => node.type === 'ResourceOwnerPasswordCredentialsFilter');
  for (const id of filter === undefined ? [] : index.ancestorsOf(filter.id)) open.add(id);
  return open;
}
