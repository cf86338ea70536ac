import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { CircleAlert } from 'lucide-react';
import { useFormState } from 'react-hook-form';
import type { FormTab } from '#shared/entities/entity-schema.ts';
import { useEntityForm } from './entity-form.tsx';
import { formKey } from './field-text.ts';
import { namesOf } from './form-rows.ts';

interface Count {
  readonly edited: number;
  readonly errors: number;
}

function useCounts(): (tab: FormTab) => Count {
  const { view, form, plan, fields } = useEntityForm();
  const { errors } = useFormState({ control: form.control });
  return (tab) => {
    const names = new Set(namesOf(tab));
    let edited = 0;
    let wrong = 0;
    for (const name of names) {
      const field = fields.get(name);
      if (field === undefined) {
        const rows = view.children.filter((child) => child.type === name && child.edited).length;
        if (plan.tables[name] !== undefined) edited += rows > 0 || view.removedChildren > 0 ? 1 : 0;
        continue;
      }
      if (field.edited) edited++;
      const condition = plan.specs.get(name)?.usedWhen;
      const decides = condition === undefined ? undefined : form.getValues(formKey(condition.field));
      const used = condition === undefined || typeof decides !== 'string' || condition.is.includes(decides) || /\$\{|\{\{/.test(decides);
      if (used && (errors[formKey(name)] !== undefined || view.problems.some((problem) => problem.field === name && problem.severity === 'error'))) wrong++;
    }
    return { edited, errors: wrong };
  };
}

function TabLabel({ tab, count }: { readonly tab: FormTab; readonly count: Count }) {
  return (
    <span className="ee-tab-label">
      {tab.label}
      {count.errors > 0 ? (
        <span className="ee-badge ee-badge-error" aria-label={`${count.errors} wrong`}>
          <CircleAlert size={12} aria-hidden />
          {count.errors}
        </span>
      ) : (
        count.edited > 0 && (
          <span className="ee-badge" aria-label={`${count.edited} edited`}>
            {count.edited}
          </span>
        )
      )}
    </span>
  );
}

/** Id of the panel of a tab. */
export const panelId = (entity: string, tab: string): string => `panel-${tab}-${entity.replace(/\W+/g, '-')}`;

/** The tabs of the form with the number of edited or wrong fields; what every filter has stands at the right end. */
export function EditorTabs({ tab, onTab }: { readonly tab: string; readonly onTab: (id: string) => void }) {
  const { view, plan } = useEntityForm();
  const countOf = useCounts();
  const { tabs } = plan.layout;
  if (tabs.length < 2) return <div className="ee-tabs ee-tabs-none" />;
  return (
    <Tabs className="ee-tabs" value={tab} onChange={(_event, id: string) => onTab(id)} aria-label="Parts of the form" variant="scrollable" scrollButtons={false}>
      {tabs.map((item) => (
        <Tab key={item.id} value={item.id} disableRipple id={`tab-${item.id}`} aria-controls={panelId(view.id, item.id)} className={item.id === 'logging' ? 'ee-tab-last' : ''} label={<TabLabel tab={item} count={countOf(item)} />} />
      ))}
    </Tabs>
  );
}
