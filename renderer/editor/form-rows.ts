import type { FormLayout, FormRow, FormTab } from '#shared/entities/entity-schema.ts';

/** Fields and child types that rows show, those inside the panels of choices included. */
export function namesIn(rows: readonly FormRow[]): string[] {
  return rows.flatMap((row): string[] => {
    if (row.row === 'field') return [row.field];
    if (row.row === 'table') return [row.child];
    if (row.row === 'choice') return [row.field, ...Object.values(row.panels).flatMap(namesIn)];
    return [];
  });
}

/** Fields and child types of a tab. */
export function namesOf(tab: FormTab): string[] {
  return tab.sections.flatMap((section) => namesIn(section.rows));
}

/** The tab on which a field or child type stands. */
export function tabOf(layout: FormLayout, name: string): FormTab | undefined {
  return layout.tabs.find((tab) => namesOf(tab).includes(name));
}
