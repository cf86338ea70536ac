import type { ProblemView } from '#shared/api/views.ts';
import { useEntityForm } from './entity-form.tsx';

/** Mends a problem by the commands that came with it. */
export function QuickFix({ problem }: { readonly problem: ProblemView }) {
  const { queue } = useEntityForm();
  const fix = problem.quickFix;
  if (fix === undefined) return null;
  return (
    <button type="button" className="ee-link" onClick={() => void queue.commit(fix.label, fix.commands)}>
      {fix.label}
    </button>
  );
}
