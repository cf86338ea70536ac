import { Info } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import type { FormRow, FormSection } from '#shared/entities/entity-schema.ts';
import { ChildTableRow } from './child-table.tsx';
import { ChoiceGroup } from './choice-controls.tsx';
import { useEntityForm } from './entity-form.tsx';
import { HelpLink } from './help-link.tsx';
import { Field } from './field.tsx';
import { formKey, textOf } from './field-text.ts';
import { useField } from './use-field.ts';

type Condition = { readonly field: string; readonly is: readonly string[] } | undefined;

function useHolds(condition: Condition): boolean {
  const { form, fields } = useEntityForm();
  const value = useWatch({ control: form.control, name: formKey(condition?.field ?? ''), disabled: condition === undefined });
  return condition === undefined || condition.is.includes(textOf(value ?? fields.get(condition.field)?.raw ?? ''));
}

function Choice({ row, legend }: { readonly row: Extract<FormRow, { row: 'choice' }>; readonly legend: string | undefined }) {
  const field = useField(row.field);
  const { fields } = useEntityForm();
  if (field === undefined) return null;
  const panelFor = (value: string) => {
    const rows = (row.panels[value] ?? []).filter((inner) => inner.row !== 'field' || fields.has(inner.field));
    if (rows.length === 0) return null;
    return (
      <div className="ee-panel">
        <Rows rows={rows} />
      </div>
    );
  };
  return <ChoiceGroup field={field} legend={legend ?? field.spec.label} panelFor={panelFor} />;
}

function Note({ row }: { readonly row: Extract<FormRow, { row: 'note' }> }) {
  if (!useHolds(row.when)) return null;
  return (
    <p className="ee-note">
      <Info size={14} strokeWidth={1.75} aria-hidden />
      <span>
        {row.text}
        {row.more !== undefined && <HelpLink heading={row.more} />}
      </span>
    </p>
  );
}

function Outcomes({ row }: { readonly row: Extract<FormRow, { row: 'outcomes' }> }) {
  if (!useHolds(row.when)) return null;
  return (
    <dl className="ee-outcomes">
      {row.items.map(([what, result]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{result}</dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ row, legend }: { readonly row: FormRow; readonly legend: string | undefined }) {
  const { plan } = useEntityForm();
  if (row.row === 'field') return <Field name={row.field} />;
  if (row.row === 'choice') return <Choice row={row} legend={legend} />;
  if (row.row === 'note') return <Note row={row} />;
  if (row.row === 'outcomes') return <Outcomes row={row} />;
  const table = plan.tables[row.child];
  return table === undefined ? null : <ChildTableRow table={table} />;
}

const keyOf = (row: FormRow, index: number): string => (row.row === 'field' || row.row === 'choice' ? row.field : row.row === 'table' ? row.child : `${row.row}${index}`);

function Rows({ rows, legend }: { readonly rows: readonly FormRow[]; readonly legend?: string | undefined }) {
  return rows.map((row, index) => <Row key={keyOf(row, index)} row={row} legend={index === 0 ? legend : undefined} />);
}

/** A section of a tab. The legend of a section that starts with a choice is the choice's own. */
export function Section({ section }: { readonly section: FormSection }) {
  const own = section.legend !== undefined && section.rows[0]?.row !== 'choice';
  return (
    <section className="ee-section" aria-label={section.legend}>
      {own && (
        <div className="ee-legend-row">
          <h3 className="ee-legend">{section.legend}</h3>
        </div>
      )}
      <Rows rows={section.rows} legend={own ? undefined : section.legend} />
    </section>
  );
}
