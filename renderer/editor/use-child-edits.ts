import type { EntityView } from '#shared/api/views.ts';
import type { ChildTable } from '#shared/entities/entity-schema.ts';
import type { EditorCommand } from './edit-queue.ts';
import { useEntityForm } from './entity-form.tsx';
import { textOf } from './field-text.ts';

type Child = EntityView['children'][number];
type Values = Readonly<Record<string, string>>;

/** Key for rows whose key is no column, in the manner of the product's own (`Id-…`). */
function newKey(): string {
  return `Id-${crypto.randomUUID()}`;
}

/** Adds, changes and removes rows of a child table; a text that comes back says why nothing was done. */
export function useChildEdits(table: ChildTable) {
  const { view, queue } = useEntityForm();
  const keys = view.childTypes?.find((item) => item.type === table.type)?.keyFields ?? ['name'];
  const columns = Object.keys(table.columns);
  const shownKeys = keys.filter((key) => columns.includes(key));

  const wrong = (values: Values, others: readonly Child[]): string | undefined => {
    for (const [column, schema] of Object.entries(table.columns)) {
      const parsed = schema.safeParse(values[column] ?? '');
      if (!parsed.success) return parsed.error.issues[0]?.message;
    }
    const same = shownKeys.length === keys.length && shownKeys.length > 0 && others.some((child) => shownKeys.every((key) => textOf(child.fields[key] ?? '') === (values[key] ?? '')));
    return same ? `There is already a row ${shownKeys.map((key) => `“${values[key] ?? ''}”`).join(', ')}; names must differ` : undefined;
  };

  return {
    add(values: Values, rows: readonly Child[]): string | undefined {
      const error = wrong(values, rows);
      if (error !== undefined) return error;
      const generated = Object.fromEntries(keys.filter((key) => !columns.includes(key)).map((key) => [key, newKey()]));
      void queue.commit(`Add ${values[columns[0] ?? ''] ?? table.type}`, [{ kind: 'add-entity', parent: view.id, type: table.type, fields: { ...generated, ...values } }]);
      return undefined;
    },
    change(child: Child, values: Values, rows: readonly Child[]): string | undefined {
      const error = wrong(values, rows.filter((row) => row !== child));
      if (error !== undefined) return error;
      const changed = columns.filter((column) => (values[column] ?? '') !== textOf(child.fields[column] ?? ''));
      const plain = changed.filter((column) => !keys.includes(column));
      const renamed = changed.filter((column) => keys.includes(column));
      const commands: EditorCommand[] = plain.map((column) => ({ kind: 'set-field', entity: child.id, field: column, value: values[column] ?? '' }));
      // The rename comes last: it changes the id by which the other commands know the row.
      if (renamed.length > 0) commands.push({ kind: 'rename-entity', entity: child.id, fields: Object.fromEntries(renamed.map((column) => [column, values[column] ?? ''])) });
      if (commands.length > 0) void queue.commit(`Change ${child.name}`, commands);
      return undefined;
    },
    remove(child: Child): void {
      void queue.commit(`Delete ${child.name}`, [{ kind: 'remove-entity', entity: child.id }]);
    },
  };
}
