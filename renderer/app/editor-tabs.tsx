import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { EntityIcon } from '../controls/entity-icon.tsx';
import { closeTab, keepTabs, useSession, type EditorTab } from './session.ts';
import css from './editor-tabs.module.css';

/** Id of a tab's element; keys may hold spaces, ids may not. */
export const tabElementId = (key: string): string => `editor-tab-${encodeURIComponent(key)}`;

function titleOf(tab: EditorTab): string {
  if (tab.kind === 'entity') return tab.title;
  return tab.kind === 'review' ? 'Review changes' : 'Applications';
}

function iconOf(tab: EditorTab): string {
  return tab.kind === 'entity' ? tab.icon : tab.kind;
}

/** Tabs are moved through by arrow keys, Home and End; Delete closes. */
function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

interface TabProps {
  readonly tab: EditorTab;
  readonly active: boolean;
  readonly dirty: boolean;
  readonly onMove: (event: React.KeyboardEvent) => void;
}

function Tab({ tab, active, dirty, onMove }: TabProps): React.JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const title = titleOf(tab);
  const preview = tab.kind === 'entity' && tab.preview;
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  return (
    <div
      ref={element}
      className={`${css.tab} ${active ? css.active : ''} ${preview ? css.preview : ''}`}
      onAuxClick={(event) => {
        if (event.button === 1) closeTab(tab.key);
      }}
      onDoubleClick={() => keepTabs([tab.key])}
    >
      <button
        type="button"
        role="tab"
        id={tabElementId(tab.key)}
        className={css.name}
        aria-selected={active}
        aria-controls={active ? 'editor-content' : undefined}
        tabIndex={active ? 0 : -1}
        title={title}
        onClick={() => useSession.setState({ activeTab: tab.key })}
        onKeyDown={onMove}
      >
        <EntityIcon icon={iconOf(tab)} {...(active ? { color: 'var(--accent-text)' } : {})} />
        <span className={css.title}>{title}</span>
        {dirty && <span className="spoken">, unsaved</span>}
      </button>
      {/* For the mouse only: a tab list holds nothing but tabs. By keyboard Delete or Ctrl+W closes. */}
      <button type="button" className={`${css.close} ${dirty ? css.dirty : ''}`} tabIndex={-1} aria-hidden title={`Close ${title} (Ctrl+W)`} onClick={() => closeTab(tab.key)}>
        {dirty && <span className={css.dot} aria-hidden />}
        <X size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** Strip of the open editors. */
export function EditorTabs(): React.JSX.Element {
  const tabs = useSession((session) => session.tabs);
  const activeTab = useSession((session) => session.activeTab);
  const tree = useSession((session) => session.tree);
  const strip = useRef<HTMLDivElement>(null);
  const move = (event: React.KeyboardEvent, at: number): void => {
    const tab = tabs[at];
    if (event.key === 'Delete' && tab !== undefined) closeTab(tab.key);
    const target = targetOf(event.key, at, tabs.length);
    const next = target === undefined ? undefined : tabs[target];
    if (next === undefined) return;
    event.preventDefault();
    useSession.setState({ activeTab: next.key });
    strip.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target ?? 0]?.focus();
  };
  return (
    <div ref={strip} className={css.strip} role={tabs.length === 0 ? undefined : 'tablist'} aria-label={tabs.length === 0 ? undefined : 'Open editors'}>
      {tabs.map((tab, at) => (
        <Tab key={tab.key} tab={tab} active={tab.key === activeTab} dirty={tab.kind === 'entity' && tree.some((node) => node.id === tab.entity && node.edited)} onMove={(event) => move(event, at)} />
      ))}
    </div>
  );
}
