import { useState } from 'react';
import { Check, Folder, FolderX, X } from 'lucide-react';
import { IconButton, Tooltip } from '@mui/material';
import type { ProjectView } from '#shared/api/views.ts';
import { ProblemIcon } from '../controls/problem-icon.tsx';
import { attempt } from '../app/failure.ts';
import { openProject } from '../app/projects.ts';
import { api } from '../app/session.ts';
import { whenInWords } from './when-in-words.ts';
import css from './recent-stores.module.css';

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function State({ project }: { readonly project: ProjectView }): React.JSX.Element {
  if (project.state === 'missing') {
    return (
      <>
        <FolderX size={14} strokeWidth={1.75} aria-hidden />
        Folder missing
      </>
    );
  }
  if (project.draft !== null) {
    return (
      <>
        <span className={css.dot} aria-hidden />
        <span className={css.strong}>Unsaved draft</span>
      </>
    );
  }
  if (project.errors > 0 || project.warnings > 0) {
    const errors = project.errors > 0;
    return (
      <>
        <ProblemIcon severity={errors ? 'error' : 'warning'} silent />
        <span className={css.strong}>{errors ? counted(project.errors, 'error') : counted(project.warnings, 'warning')}</span>
      </>
    );
  }
  return (
    <>
      <Check size={14} strokeWidth={1.75} aria-hidden />
      Saved
    </>
  );
}

/** Stores opened before, newest first. */
export function RecentStores({ projects, onForgotten }: { readonly projects: readonly ProjectView[]; readonly onForgotten: () => void }): React.JSX.Element {
  const [now] = useState(() => Date.now());
  const forget = async (projectId: string): Promise<void> => {
    if (await attempt(() => api().call('project.forget', { projectId }))) onForgotten();
  };
  return (
    <section className={css.recent} aria-labelledby="welcome-recent">
      <h2 id="welcome-recent" className={css.heading}>
        Recent
      </h2>
      <ul className={css.list}>
        {projects.map((project) => (
          <li key={project.projectId} className={css.item}>
            <button type="button" className={css.row} disabled={project.state === 'missing'} onClick={() => void openProject(project.projectId)}>
              <Folder size={14} strokeWidth={1.75} aria-hidden className={css.icon} />
              <span className={css.name}>{project.name}</span>
              <span className={css.path} title={project.displayPath}>
                {project.displayPath}
              </span>
              <span className={css.state}>
                <State project={project} />
              </span>
              <span className={css.when}>{whenInWords(project.lastOpened, now)}</span>
            </button>
            <Tooltip title="Remove from this list">
              <IconButton size="small" className={css.forget ?? ''} aria-label={`Remove ${project.name} from this list`} onClick={() => void forget(project.projectId)}>
                <X size={14} strokeWidth={1.75} />
              </IconButton>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
