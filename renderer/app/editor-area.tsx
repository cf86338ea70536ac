import { lazy, Suspense } from 'react';
import { Button } from '@mui/material';
import { EmptyState } from '../controls/empty-state.tsx';
import { EditorTabs, tabElementId } from './editor-tabs.tsx';
import { runCommand } from './commands.ts';
import { PaneBoundary } from './pane-boundary.tsx';
import { useSession, type EditorTab } from './session.ts';
import css from './editor-area.module.css';

const EntityEditor = lazy(() => import('../editor/entity-editor.tsx').then((module) => ({ default: module.EntityEditor })));
const ReviewTab = lazy(() => import('../review/review-tab.tsx').then((module) => ({ default: module.ReviewTab })));
const ApplicationsWorkspace = lazy(() => import('../applications/applications-workspace.tsx').then((module) => ({ default: module.ApplicationsWorkspace })));

function TabContent({ tab }: { readonly tab: EditorTab }): React.JSX.Element {
  if (tab.kind === 'entity') return <EntityEditor key={tab.entity} entity={tab.entity} />;
  return tab.kind === 'review' ? <ReviewTab /> : <ApplicationsWorkspace />;
}

/** Tabs of the open editors, and the active one. */
export function EditorArea(): React.JSX.Element {
  const active = useSession((session) => session.tabs.find((tab) => tab.key === session.activeTab));
  return (
    <section className={css.area} data-pane aria-label="Editors">
      <EditorTabs />
      {active === undefined ? (
        <EmptyState action={<Button onClick={() => runCommand('quick-open')}>Go to policy or field</Button>}>Choose a policy, a filter or a setting in the tree to edit it here.</EmptyState>
      ) : (
        <div
          className={css.content}
          role="tabpanel"
          id="editor-content"
          aria-labelledby={tabElementId(active.key)}
          data-active-editor
          data-undo={active.kind === 'entity' ? 'store' : undefined}
        >
          <Suspense fallback={null}>
            <PaneBoundary key={active.key} name="This editor">
              <TabContent tab={active} />
            </PaneBoundary>
          </Suspense>
        </div>
      )}
    </section>
  );
}
