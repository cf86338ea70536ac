import type { EditCommand } from '#shared/store/edit-command.ts';
import type { Entity, RawValue } from '#shared/store/entity.ts';
import type { DraftView } from './draft-view.ts';
import { findChange } from './review.ts';

/** Commands that take one change of the review back; undefined when there is no such change any more. */
export function revertCommands(view: DraftView, changeId: string): readonly EditCommand[] | undefined {
  const found = findChange(view, changeId);
  if (found === undefined) return undefined;
  const { after, before } = found.change;
  if (before === null) return after === null ? [] : [{ kind: 'remove-entity', entity: after.id }];
  if (after === null) return addAgain(view, before);
  return found.field === undefined ? [] : [fieldBack(view, before, after, found.field)];
}

function fieldBack(view: DraftView, before: Entity, after: Entity, field: string): EditCommand {
  const raw = before.fields.get(field);
  const keys = after.definition?.keyFields ?? [];
  if (keys.includes(field) && before.id !== after.id) {
    return { kind: 'rename-entity', entity: after.id, fields: { [field]: view.savedRead.text(before.id, field) ?? '' } };
  }
  if (raw === undefined) return { kind: 'reset-field', entity: after.id, field };
  // Only the body's file changed: its old text goes back into it.
  const body = typeof raw === 'string' && raw.startsWith('{{file') && after.fields.get(field) === raw;
  const value: RawValue = body ? view.savedRead.field(before.id, field).value : raw;
  return { kind: 'set-field', entity: after.id, field, value };
}

/** The entity and all below it, parents first. */
function addAgain(view: DraftView, entity: Entity): EditCommand[] {
  const { entities } = view.saved;
  if (entity.parent === null) return [];
  const siblings = entities.get(entity.parent)?.children ?? [];
  const inline = siblings.filter((id) => (view.saved.source(id)?.path.length ?? 0) > 0);
  const at = inline.indexOf(entity.id);
  const own: EditCommand = { kind: 'add-entity', parent: entity.parent, type: entity.type, fields: Object.fromEntries(entity.fields), ...(at === -1 ? {} : { index: at }) };
  return [own, ...entity.children.flatMap((id) => entities.get(id) ?? []).flatMap((child) => addAgain(view, child))];
}
