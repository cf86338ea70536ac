import Button from '@mui/material/Button';
import { CircleAlert } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { EntityView } from '#shared/api/views.ts';
import type { FormSection } from '#shared/entities/entity-schema.ts';
import { useSession } from '../app/session.ts';
import { Contents } from './contents.tsx';
import { Crumbs } from './crumbs.tsx';
import { EditorHead } from './editor-head.tsx';
import { editorMemory } from './editor-memory.ts';
import { planEditor } from './editor-plan.ts';
import { EditorTabs, panelId } from './editor-tabs.tsx';
import { EntityFormProvider, useEntityForm } from './entity-form.tsx';
import { useEntityView } from './entity-view.ts';
import { Section } from './form-section.tsx';
import { namesIn, tabOf } from './form-rows.ts';
import './editor.css';

/** Tab that is shown: the remembered one, or the one of the field pointed at. */
function useTab(): readonly [string, (id: string) => void] {
  const { view, plan } = useEntityForm();
  const { tabs } = plan.layout;
  const remembered = editorMemory.of(view.id);
  const [tab, setTab] = useState(remembered.tab ?? tabs[0]?.id ?? '');
  const pointed = useSession((session) => (session.pointed?.entity === view.id ? session.pointed : undefined));
  const open = (id: string): void => {
    editorMemory.of(view.id).tab = id;
    setTab(id);
  };
  useEffect(() => {
    const target = pointed === undefined ? undefined : tabOf(plan.layout, pointed.field);
    if (target !== undefined) open(target.id);
    // Only a new click points again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pointed]);
  return [tabs.some((item) => item.id === tab) ? tab : (tabs[0]?.id ?? ''), open];
}

/** Says to a screen reader which field is pointed at, and why. */
function PointedAnnouncement() {
  const { view, plan } = useEntityForm();
  const pointed = useSession((session) => (session.pointed?.entity === view.id ? session.pointed : undefined));
  const label = pointed === undefined ? '' : (plan.specs.get(pointed.field)?.label ?? plan.tables[pointed.field]?.label ?? pointed.field);
  return (
    <p className="spoken" role="status">
      {pointed === undefined ? '' : `${label}. ${pointed.reason ?? ''}`}
    </p>
  );
}

function Fault() {
  const { faults } = useEntityForm();
  const message = faults.get('');
  if (message === undefined) return null;
  return (
    <p className="ee-message ee-text-error ee-fault" role="alert">
      <CircleAlert size={13} aria-hidden />
      {message}
    </p>
  );
}

/** Problems of the entity that belong to no field of its forms. */
function OtherProblems() {
  const { view, plan } = useEntityForm();
  const others = view.problems.filter((problem) => (problem.field === undefined || !plan.specs.has(problem.field)) && problem.severity !== 'note');
  return others.map((problem) => (
    <p key={problem.code + problem.message} className={`ee-message ee-fault ${problem.severity === 'error' ? 'ee-text-error' : 'ee-text-refuse'}`}>
      <CircleAlert size={13} aria-hidden />
      {problem.message} {problem.fix}
    </p>
  ));
}

/** False for sections of which the store's version of the type has nothing. */
function hasContent(section: FormSection, shown: ReadonlySet<string>): boolean {
  const names = namesIn(section.rows);
  return section.rows.length > 0 && (names.length === 0 || names.some((name) => shown.has(name)));
}

function EditorBody() {
  const { view, plan, fields } = useEntityForm();
  const [tabId, setTab] = useTab();
  const pane = useRef<HTMLDivElement>(null);
  const tab = plan.layout.tabs.find((item) => item.id === tabId);
  const { scroll } = editorMemory.of(view.id);
  useLayoutEffect(() => {
    if (pane.current !== null) pane.current.scrollTop = scroll.get(tabId) ?? 0;
  }, [scroll, tabId]);
  const first = plan.layout.tabs[0];
  const shown = new Set([...fields.keys(), ...Object.keys(plan.tables)]);
  return (
    <section className="ee" aria-label={view.name}>
      <Crumbs />
      <EditorHead />
      <EditorTabs tab={tabId} onTab={setTab} />
      <PointedAnnouncement />
      <div ref={pane} className="ee-pane" role="tabpanel" id={panelId(view.id, tabId)} aria-label={tab?.label} onScroll={(event) => scroll.set(tabId, event.currentTarget.scrollTop)}>
        <div className="ee-form">
          <Fault />
          <OtherProblems />
          {tab?.sections.filter((section) => hasContent(section, shown)).map((section, index) => <Section key={section.legend ?? index} section={section} />)}
          {tab !== undefined && tab === first && Object.keys(plan.tables).length === 0 && <Contents />}
        </div>
      </div>
    </section>
  );
}

function LoadedEditor({ view }: { readonly view: EntityView }) {
  const shape = view.fields.map((field) => `${field.name}:${field.cardinality}`).join();
  // The plan depends on the type and the fields there are, not on their values, so it holds through edits.
  // oxlint-disable-next-line react/exhaustive-deps
  const plan = useMemo(() => planEditor(view), [view.id, view.type, shape]);
  return (
    <EntityFormProvider view={view} plan={plan}>
      <EditorBody />
    </EntityFormProvider>
  );
}

/** Editor of one entity, as the content of an editor tab. */
export function EntityEditor({ entity }: { readonly entity: string }) {
  const loaded = useEntityView(entity);
  if (loaded.state === 'loading') return <section className="ee" aria-busy />;
  if (loaded.state === 'failed') {
    return (
      <section className="ee ee-empty-state">
        <p>{loaded.message}</p>
        <Button onClick={loaded.retry}>Try again</Button>
      </section>
    );
  }
  if (loaded.view === null) {
    return (
      <section className="ee ee-empty-state">
        <p>This was removed or renamed. Undo brings it back.</p>
      </section>
    );
  }
  return <LoadedEditor key={entity} view={loaded.view} />;
}
