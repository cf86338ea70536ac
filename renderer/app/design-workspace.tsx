import { lazy, Suspense } from 'react';
import { Group, Panel, Separator, type PanelProps } from 'react-resizable-panels';
import { TreePane } from '../tree/tree-pane.tsx';
import { TreeStrip } from '../tree/tree-strip.tsx';
import { BottomPanel } from './bottom-panel.tsx';
import { EditorArea } from './editor-area.tsx';
import { layoutOf, sizes, startWidth } from './layout-rules.ts';
import { rememberSize, usePaneSizes, type PaneSizes } from './pane-sizes.ts';
import { useSession } from './session.ts';
import { useWindowWidth } from './window-width.ts';
import css from './design-workspace.module.css';

const TestPanel = lazy(() => import('../test-panel/test-panel.tsx').then((module) => ({ default: module.TestPanel })));

/** A pane that keeps its size in pixels while the window's size changes, and from one start to the next. */
function SizedPanel({ pane, start, ...props }: PanelProps & { readonly pane: keyof PaneSizes; readonly start: number }): React.JSX.Element {
  const chosen = usePaneSizes.getState()[pane];
  return <Panel {...props} id={pane} defaultSize={chosen ?? start} groupResizeBehavior="preserve-pixel-size" onResize={({ inPixels }, _id, before) => before !== undefined && rememberSize(pane, inPixels)} />;
}

function Testing(): React.JSX.Element {
  return (
    <div className={css.test} data-pane>
      <Suspense fallback={null}>
        <TestPanel />
      </Suspense>
    </div>
  );
}

/** Design: tree, editors, Test panel, problems and traffic, as far as they fit. */
export function DesignWorkspace(): React.JSX.Element {
  const width = useWindowWidth();
  const treeFolded = useSession((session) => session.treeFolded);
  const testPanel = useSession((session) => session.testPanel);
  const bottomOpen = useSession((session) => session.bottomPanel !== 'closed');
  const layout = layoutOf({ width, treeFolded, testPanel });
  const treeOpen = layout.tree === 'open';
  return (
    <main className={css.design}>
      {!treeOpen && <TreeStrip />}
      <Group orientation="horizontal" className={css.group}>
        {treeOpen && (
          <>
            <SizedPanel pane="tree" start={startWidth('tree', width)} minSize={sizes.tree.min} maxSize={sizes.tree.max}>
              <TreePane />
            </SizedPanel>
            <Separator className={css.separator} aria-label="Width of the tree" />
          </>
        )}
        <Panel id="centre">
          <Group orientation="vertical" className={css.group}>
            <Panel id="upper" minSize={120}>
              <Group orientation="horizontal" className={css.group}>
                {layout.editor && (
                  <Panel id="editor" minSize={testPanel === 'right' ? Math.min(sizes.editor.min, width - sizes.strip - sizes.testPanel.min) : 0}>
                    <EditorArea />
                  </Panel>
                )}
                {layout.test === 'right' && (
                  <>
                    {layout.editor && <Separator className={css.separator} aria-label="Width of the Test panel" />}
                    {layout.editor ? (
                      <SizedPanel pane="testPanel" start={startWidth('testPanel', width)} minSize={sizes.testPanel.min} maxSize={sizes.testPanel.max}>
                        <Testing />
                      </SizedPanel>
                    ) : (
                      <Panel id="testAlone">
                        <Testing />
                      </Panel>
                    )}
                  </>
                )}
              </Group>
            </Panel>
            {layout.test === 'bottom' && (
              <>
                <Separator className={css.separator} aria-label="Height of the Test panel" />
                <SizedPanel pane="testBottom" start={sizes.testBottom.start} minSize={sizes.testBottom.min} maxSize="70%">
                  <Testing />
                </SizedPanel>
              </>
            )}
            {bottomOpen && (
              <>
                <Separator className={css.separator} aria-label="Height of the panel below" />
                <SizedPanel pane="bottom" start={sizes.bottom.start} minSize={sizes.bottom.min} maxSize="60%">
                  <BottomPanel />
                </SizedPanel>
              </>
            )}
          </Group>
        </Panel>
      </Group>
    </main>
  );
}
