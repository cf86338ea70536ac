import { diffArrays } from 'diff';
import type { FileDiff } from '#shared/api/views.ts';

type Line = FileDiff['lines'][number];

/** Unchanged lines shown around a change. */
const context = 6;

/**
 * Lines of a file before and after, with line numbers from 1; long unchanged stretches become one gap, whose text says
 * how many lines it stands for.
 */
export function lineDiff(before: string, after: string): Pick<FileDiff, 'added' | 'removed' | 'lines'> {
  const lines: Line[] = [];
  let [left, right, added, removed] = [0, 0, 0, 0];
  for (const part of diffArrays(split(before), split(after))) {
    for (const text of part.value) {
      if (part.added) {
        right += 1;
        added += 1;
        lines.push({ kind: 'add', before: null, after: right, text });
      } else if (part.removed) {
        left += 1;
        removed += 1;
        lines.push({ kind: 'remove', before: left, after: null, text });
      } else {
        left += 1;
        right += 1;
        lines.push({ kind: 'same', before: left, after: right, text });
      }
    }
  }
  return { added, removed, lines: withGaps(lines) };
}

/** A last line without end counts as one; line ends that differ are a difference. */
function split(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

function withGaps(lines: readonly Line[]): Line[] {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, at) => {
    if (line.kind === 'same') return;
    near.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const shown: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (near[at] === 1) {
      shown.push(line);
      continue;
    }
    let end = at;
    while (end < lines.length && near[end] === 0) end += 1;
    if (end - at === 1) shown.push(line);
    else shown.push({ kind: 'gap', before: null, after: null, text: `${end - at} lines` });
    at = end - 1;
  }
  return shown;
}
