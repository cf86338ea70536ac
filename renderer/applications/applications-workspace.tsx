import { Button } from '@mui/material';
import { useEffect } from 'react';
import type { RegistryView } from '#shared/api/views.ts';
import { ProblemIcon } from '../controls/problem-icon.tsx';
import { api, useSession } from '../app/session.ts';
import { FailureBox, MessageBox } from '../test-panel/message-box.tsx';
import { ApplicationEditor } from './application-editor.tsx';
import { ApplicationList } from './application-list.tsx';
import { addSamples, loadRegistry, resetRegistry, useRegistry } from './registry-state.ts';
import css from './applications.module.css';

function SamplesNote(): React.JSX.Element {
  return (
    <MessageBox action={<Button onClick={() => void addSamples()}>Write them into the file</Button>}>
      There is no <code>.policy-bench/registry.yaml</code> beside this store, so the two sample applications stand in. Their secrets are public. The first edit makes the file.
    </MessageBox>
  );
}

function RegistryProblems({ problems }: { readonly problems: RegistryView['problems'] }): React.JSX.Element {
  return (
    <ul className={css.problems} aria-label="Problems of the registry">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.line ?? ''} ${problem.message}`}>
          <ProblemIcon severity={problem.severity} />
          <span>
            {problem.message}
            {problem.fix === undefined ? '' : `. ${problem.fix}`}
          </span>
          {problem.line !== undefined && <span className={`mono ${css.hint}`}>registry.yaml:{problem.line}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Applications workspace: the Client Application Registry. Fills its container. */
export function ApplicationsWorkspace(): React.JSX.Element {
  const { registry, failure, selected } = useRegistry();
  const project = useSession((session) => session.store?.projectId ?? null);
  useEffect(() => {
    void loadRegistry();
    const stops = [api().on('registry.changed', () => void loadRegistry()), api().on('events.resumed', () => void loadRegistry())];
    return () => stops.forEach((stop) => stop());
  }, [project]);
  useEffect(() => resetRegistry, [project]);
  return (
    <section aria-label="Applications" className={css.workspace} aria-busy={registry === null && failure === null}>
      <ApplicationList />
      <div className={css.main}>
        {(failure !== null || registry?.exists === false) && (
          <div className={css.boxes}>
            {failure !== null && <FailureBox failure={failure} action={registry === null ? <Button onClick={() => void loadRegistry()}>Try again</Button> : undefined} />}
            {registry?.exists === false && <SamplesNote />}
          </div>
        )}
        {registry !== null && registry.problems.length > 0 && <RegistryProblems problems={registry.problems} />}
        {registry !== null && selected !== null && <ApplicationEditor key={selected} name={selected} registry={registry} />}
      </div>
    </section>
  );
}
