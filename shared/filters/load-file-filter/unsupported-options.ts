import type { Entity, FieldReader } from '../../store/entity.ts';

/** A field that asks for what the embedded gateway does not do. */
export interface UnsupportedOption {
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** What of a Load File filter cannot be run; in order of the form. */
export function unsupportedOptions(entity: Entity, reader: FieldReader): readonly UnsupportedOption[] {
  const found: UnsupportedOption[] = [];
  const treated = reader.text(entity.id, 'treatFileAs')?.trim() ?? '';
  const completed = reader.text(entity.id, 'onComplete')?.trim() ?? '';
  if (treated !== 'RAWFILE' && treated !== 'CONTENT_TYPE') found.push({ field: 'treatFileAs', message: `Files cannot be loaded as ${treated} here`, fix: 'Load the contents with a content type.' });
  if (completed !== 'NOTHING') found.push({ field: 'onComplete', message: `Files stay where they are here, but this one is to be followed by ${completed}`, fix: 'Choose Do nothing for local runs.' });
  if (reader.reference(entity.id, 'filterCircuit') !== null) found.push({ field: 'filterCircuit', message: 'No policy processes files here', fix: 'Call the policy by a Policy Shortcut after this filter.' });
  return found;
}
