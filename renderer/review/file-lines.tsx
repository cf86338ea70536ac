import { FileCode } from 'lucide-react';
import type { FileDiff } from '#shared/api/views.ts';
import { CodeText } from '../controls/code-block.tsx';
import { Tag } from '../controls/tag.tsx';
import { useSession } from '../app/session.ts';
import css from './review.module.css';

type Line = FileDiff['lines'][number];

const marks: Record<Line['kind'], string> = { same: '', add: '+', remove: '-', gap: '' };
const spoken: Record<Line['kind'], string> = { same: '', add: 'added: ', remove: 'removed: ', gap: '' };

function FileName({ file }: { readonly file: string }): React.JSX.Element {
  const parts = file.split('/');
  return (
    <span className={css.fileName} title={file}>
      {parts.slice(-3, -1).map((folder, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{folder} › </span>
      ))}
      <b>{parts.at(-1)}</b>
    </span>
  );
}

function Row({ line }: { readonly line: Line }): React.JSX.Element {
  if (line.kind === 'gap') {
    return (
      <tr className={css.gap}>
        <td colSpan={4}>⋯ {line.text}</td>
      </tr>
    );
  }
  return (
    <tr className={css[line.kind]}>
      <td className={css.number}>{line.before ?? ''}</td>
      <td className={css.number}>{line.after ?? ''}</td>
      <td className={css.mark} aria-hidden>
        {marks[line.kind]}
      </td>
      <td className={css.text}>
        <span className="spoken">{spoken[line.kind]}</span>
        <code style={{ paddingLeft: `${indentOf(line.text) + 4}ch`, textIndent: `-${indentOf(line.text) + 4}ch` }}>
          <CodeText text={line.text} language="yaml" />
        </code>
      </td>
    </tr>
  );
}

/** Continuation of a long line stands further in than its start. */
function indentOf(text: string): number {
  return Math.min(12, /^[\s-]*/.exec(text)?.[0].length ?? 0);
}

/** The lines of one file that saving changes, with what stands around them. */
export function FileLines({ diff, current }: { readonly diff: FileDiff; readonly current: boolean }): React.JSX.Element {
  const outside = useSession((session) => session.store?.outsideChanges.includes(diff.file) ?? false);
  return (
    <section className={css.file} aria-label={diff.file}>
      <header className={css.fileHead} data-file={diff.file} data-current={current ? '' : undefined}>
        <FileCode size={14} strokeWidth={1.75} aria-hidden />
        <FileName file={diff.file} />
        {outside && (
          <Tag tone="error" title="Somebody changed this file since it was read; saving asks first">
            changed on disk
          </Tag>
        )}
        <span className={css.counts}>
          <span className={css.plus} aria-label={`${diff.added} lines added`}>
            +{diff.added}
          </span>{' '}
          <span className={css.minus} aria-label={`${diff.removed} lines removed`}>
            −{diff.removed}
          </span>
        </span>
      </header>
      <table className={css.code}>
        <thead className="spoken">
          <tr>
            <th>Before</th>
            <th>After</th>
            <th>Mark</th>
            <th>Line</th>
          </tr>
        </thead>
        <tbody>
          {diff.lines.map((line) => (
            <Row key={`${line.kind} ${line.before ?? ''} ${line.after ?? ''} ${line.text}`} line={line} />
          ))}
        </tbody>
      </table>
      {diff.note !== undefined && <p className={css.note}>{diff.note}</p>}
    </section>
  );
}
