import type { Candidate } from '#shared/api/views.ts';

/** A row of the picker: a container, a candidate, or “none”. */
export interface PickerRow {
  readonly key: string;
  readonly kind: 'folder' | 'candidate' | 'none';
  readonly name: string;
  readonly depth: number;
  readonly detail?: string;
  readonly candidate?: Candidate;
}

/** Rows of the candidates as a tree; while something is searched, a flat list of what matches, with the place as detail. */
export function pickerRows(candidates: readonly Candidate[], query: string, closed: ReadonlySet<string>, optional: boolean): PickerRow[] {
  const none: PickerRow[] = optional && query === '' ? [{ key: ':none', kind: 'none', name: 'None', depth: 0 }] : [];
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    return candidates
      .filter((candidate) => words.every((word) => `${candidate.path.join(' ')} ${candidate.name}`.toLowerCase().includes(word)))
      .sort((a, b) => Number(b.name.toLowerCase().includes(query.toLowerCase())) - Number(a.name.toLowerCase().includes(query.toLowerCase())))
      .map((candidate) => ({ key: candidate.id, kind: 'candidate', name: candidate.name, depth: 0, detail: candidate.path.join(' › '), candidate }));
  }
  const rows: PickerRow[] = [...none];
  const shared = candidates.length === 0 ? 0 : sharedLength(candidates);
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const path = candidate.path.slice(shared);
    let hidden = false;
    path.forEach((name, depth) => {
      const key = `folder:${path.slice(0, depth + 1).join('/')}`;
      if (!hidden && !seen.has(key)) {
        seen.add(key);
        rows.push({ key, kind: 'folder', name, depth });
      }
      hidden ||= closed.has(key);
    });
    if (!hidden) rows.push({ key: candidate.id, kind: 'candidate', name: candidate.name, depth: path.length, candidate, ...(candidate.detail === undefined ? {} : { detail: candidate.detail }) });
  }
  return rows;
}

function sharedLength(candidates: readonly Candidate[]): number {
  const [first, ...others] = candidates.map((candidate) => candidate.path);
  let length = 0;
  while (first?.[length] !== undefined && others.every((path) => path[length] === first[length])) length++;
  return length;
}
