import { lazy, Suspense, useEffect, useRef } from 'react';
import { Group, Panel, Separator, usePanelRef, type LayoutChangedMeta, type PanelProps } from 'react-resizable-panels';
import { TreePane } from '../tree/tree-pane.tsx';
import { TreeStrip } from '../tree/tree-strip.tsx';
import { BottomPanel } from './bottom-panel.tsx';
import { EditorArea } from './editor-area.tsx';
import { editorsAbove, layoutOf, sizes, startWidth } from './layout-rules.ts';
import { draggable, rememberSize, usePaneSizes, type PaneSizes } from './pane-sizes.ts';
import { PaneBoundary } from './pane-boundary.tsx';
import { useSession } from './session.ts';
import { useWindowHeight, useWindowWidth } from './window-width.ts';
import css from './design-workspace.module.css';

const TestPanel = lazy(() => import('../test-panel/test-panel.tsx').then((module) => ({ default: module.TestPanel })));

/** Newest sizes of the panes; those that the user dragged are remembered. */
const pixels = new Map<string, number>();

function rememberDragged(layout: Readonly<Record<string, number>>, { isUserInteraction }: LayoutChangedMeta): void {
  if (!isUserInteraction) return;
  for (const pane of draggable) if (layout[pane] !== undefined) rememberSize(pane, pixels.get(pane) ?? 0);
}

/** A pane that keeps its size in pixels while the window's size changes, and from one start to the next. Until the user drags it, it follows `start`. */
function SizedPanel({ pane, start, ...props }: PanelProps & { readonly pane: keyof PaneSizes; readonly start: number }): React.JSX.Element {
  const chosen = usePaneSizes.getState()[pane];
  const panel = usePanelRef();
  const last = useRef(start);
  useEffect(() => {
    if (last.current !== start && usePaneSizes.getState()[pane] === undefined) panel.current?.resize(start);
    last.current = start;
  }, [pane, panel, start]);
  return <Panel {...props} id={pane} panelRef={panel} defaultSize={chosen ?? start} groupResizeBehavior="preserve-pixel-size" onResize={({ inPixels }) => pixels.set(pane, inPixels)} />;
}

function Testing(): React.JSX.Element {
  return (
    <div className={css.test} data-pane>
      <Suspense fallback={null}>
        <PaneBoundary name="The Test panel">
          <TestPanel />
        </PaneBoundary>
      </Suspense>
    </div>
  );
}

/** Design: tree, editors, Test panel, problems and traffic, as far as they fit. */
export function DesignWorkspace(): React.JSX.Element {
  const width = useWindowWidth();
  const treeFolded = useSession((session) => session.treeFolded);
  const testPanel = useSession((session) => session.testPanel);
  const bottomPanel = useSession((session) => session.bottomPanel);
  const bottomOpen = bottomPanel !== 'closed';
  const above = editorsAbove(useWindowHeight(), { testPanel, bottomPanel });
  const layout = layoutOf({ width, treeFolded, testPanel });
  const treeOpen = layout.tree === 'open';
  return (
    <main className={css.design}>
      {!treeOpen && <TreeStrip />}
      <Group orientation="horizontal" className={css.group} onLayoutChanged={rememberDragged}>
        {treeOpen && (
          <>
            <SizedPanel pane="tree" start={startWidth('tree', width)} minSize={sizes.tree.min} maxSize={sizes.tree.max}>
              <PaneBoundary name="The tree">
                <TreePane />
              </PaneBoundary>
            </SizedPanel>
            <Separator className={css.separator} aria-label="Width of the tree" />
          </>
        )}
        <Panel id="centre">
          <Group orientation="vertical" className={css.group} onLayoutChanged={rememberDragged}>
            {above && (
              <Panel id="upper" minSize={120}>
                <Group orientation="horizontal" className={css.group} onLayoutChanged={rememberDragged}>
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
            )}
            {layout.test === 'bottom' && (above || !bottomOpen) && (
              <>
                {above && <Separator className={css.separator} aria-label="Height of the Test panel" />}
                <SizedPanel pane="testBottom" start={sizes.testBottom.start} minSize={sizes.testBottom.min} maxSize={above ? '70%' : '100%'}>
                  <Testing />
                </SizedPanel>
              </>
            )}
            {bottomOpen && (
              <>
                {above && <Separator className={css.separator} aria-label="Height of the panel below" />}
                <SizedPanel pane="bottom" start={sizes.bottom.start} minSize={sizes.bottom.min} maxSize={above ? '60%' : '100%'}>
                  <PaneBoundary name="The panel">
                    <BottomPanel />
                  </PaneBoundary>
                </SizedPanel>
              </>
            )}
          </Group>
        </Panel>
      </Group>
    </main>
  );
}
