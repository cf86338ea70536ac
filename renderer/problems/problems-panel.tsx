import { Button } from '@mui/material';
import { Wrench } from 'lucide-react';
import { useMemo } from 'react';
import { ProblemIcon, severityWords } from '../controls/problem-icon.tsx';
import { useSession } from '../app/session.ts';
import { HeadTools } from '../traffic/head-tools.tsx';
import { RowList } from '../traffic/row-list.tsx';
import { ProblemsTools } from './problems-tools.tsx';
import { filteredRows, fixProblem, openProblem, problemRows, useProblemFilter, type ProblemRow } from './shown-problems.ts';
import css from './problems.module.css';

const ROW_HEIGHT = 27;

function Cells({ row, tabIndex }: { readonly row: ProblemRow; readonly tabIndex: 0 | -1 }): React.JSX.Element {
  const { problem, text, where, place } = row;
  const fix = problem.quickFix;
  return (
    <>
      <span role="gridcell" className={css.severity}>
        <ProblemIcon severity={problem.severity} silent />
        {severityWords[problem.severity]}
      </span>
      <span role="gridcell" title={[problem.message.replace(/\.?$/, '.'), problem.fix, place].filter(Boolean).join(' ')}>
        {text}
      </span>
      <span role="gridcell">
        {where !== '' && (
          <button
            type="button"
            className={css.link}
            tabIndex={tabIndex}
            title={where}
            onClick={(event) => {
              event.stopPropagation();
              openProblem(problem);
            }}
          >
            {where}
          </button>
        )}
      </span>
      <span role="gridcell" className={css.end}>
        {fix === undefined ? (
          <span className={`mono ${css.place}`} title={problem.file}>
            {place}
          </span>
        ) : (
          <button
            type="button"
            className={css.fix}
            tabIndex={tabIndex}
            title={problem.fix ?? fix.label}
            onClick={(event) => {
              event.stopPropagation();
              void fixProblem(problem);
            }}
          >
            <Wrench size={14} strokeWidth={1.75} aria-hidden />
            {fix.label}
          </button>
        )}
      </span>
    </>
  );
}

/** Problems of the store and of the deployment, the worst first; a click opens the field. Fills its container. */
export function ProblemsPanel(): React.JSX.Element {
  const problems = useSession((session) => session.problems);
  const tree = useSession((session) => session.tree);
  const filter = useProblemFilter();
  const all = useMemo(() => problemRows(problems, tree), [problems, tree]);
  const rows = useMemo(() => filteredRows(all, filter), [all, filter]);
  return (
    <section aria-label="Problems" className={css.panel}>
      <HeadTools>
        <ProblemsTools />
      </HeadTools>
      <RowList
        label="Problems"
        rows={rows}
        rowHeight={ROW_HEIGHT}
        keyOf={(row) => row.key}
        onOpen={(row) => openProblem(row.problem)}
        columns={css.columns ?? ''}
        empty={
          all.length === 0 ? (
            <p className={css.empty}>No problems were found.</p>
          ) : (
            <p className={css.empty}>
              All {all.length} problems are filtered out.
              <Button size="small" onClick={() => useProblemFilter.setState({ hidden: new Set(), text: '' })}>
                Show all
              </Button>
            </p>
          )
        }
      >
        {(row, tabIndex) => <Cells row={row} tabIndex={tabIndex} />}
      </RowList>
    </section>
  );
}
