import type { Change, FileDiff, Review } from '#shared/api/views.ts';
import type { Entity, FieldReader, RawValue } from '#shared/store/entity.ts';
import type { StoreModel } from '#shared/store/store-model.ts';
import type { EntityChange } from './draft-changes.ts';
import type { DraftView } from './draft-view.ts';
import { nameOf, wordsOf } from './entity-words.ts';
import { definitionOf, effectOf, fieldSpecOf, hiddenSecret, labelOf, tabOf, titleOf, valueWords } from './field-words.ts';
import { lineDiff } from './line-diff.ts';

/** Topic of changes that no schema gives one to. */
const otherTopic = 'Other settings';
const topicOrder = ['Who can get a token', 'What a token is worth', 'What is measured'];

/** All changes of the draft in words, and the exact lines that saving would change. */
export function reviewDraft(view: DraftView): Review {
  const changes = view.changes.changes.flatMap((change) => changesOf(view, change));
  if (changes.length === 0) changes.push(...view.changes.files.map((file) => fileChange(view, file)));
  changes.sort((a, b) => rankOf(a.topic) - rankOf(b.topic) || compareFields(view, a, b));
  const edited = new Set(view.changes.byId.keys());
  return {
    changes,
    files: fileDiffs(view),
    errorsElsewhere: view.problems.filter((problem) => problem.severity === 'error' && (problem.entity === undefined || !edited.has(problem.entity))).length,
  };
}

function rankOf(topic: string): number {
  const at = topicOrder.indexOf(topic);
  return at === -1 ? topicOrder.length : at;
}

/** Fields of one entity stand in the order of its form. */
function compareFields(view: DraftView, a: Change, b: Change): number {
  if (a.entity !== b.entity || a.field === undefined || b.field === undefined) return 0;
  const order = Object.keys(definitionOf(view.model.entities.get(a.entity)?.type ?? '')?.schema.shape ?? {});
  return order.indexOf(a.field) - order.indexOf(b.field);
}

/** Identity of one change in a review, for reverting it. */
export function changeIdOf(change: EntityChange, field?: string): string {
  const kind = change.after === null ? 'removed' : change.before === null ? 'added' : 'changed';
  return JSON.stringify([kind, (change.after ?? change.before)?.id ?? '', field ?? null]);
}

/** The change that an id of {@link changeIdOf} names, or undefined when it is no more. */
export function findChange(view: DraftView, changeId: string): { readonly change: EntityChange; readonly field: string | undefined } | undefined {
  for (const change of view.changes.changes) {
    if (change.fields.length === 0 && changeIdOf(change) === changeId) return { change, field: undefined };
    const field = change.fields.find((name) => changeIdOf(change, name) === changeId);
    if (field !== undefined) return { change, field };
  }
  return undefined;
}

function changesOf(view: DraftView, change: EntityChange): Change[] {
  const { after, before } = change;
  if (after !== null && before !== null) return change.fields.map((field) => fieldChange(view, change, { after, before }, field));
  const entity = after ?? before;
  if (entity === null) return [];
  return [presenceChange(view, change, entity)];
}

function fieldChange(view: DraftView, change: EntityChange, { after, before }: { after: Entity; before: Entity }, field: string): Change {
  const parentType = parentOf(view.model, after)?.type;
  const spec = fieldSpecOf(after.type, field, parentType);
  const renamed = before.key !== after.key && after.definition?.keyFields.includes(field) === true;
  const [was, is] = [rawOf(view.savedRead, before, field), rawOf(view.read, after, field)];
  const words = { before: valueWords(view.saved.entities, before, field, was, spec), after: valueWords(view.model.entities, after, field, is, spec) };
  const table = parentType === undefined ? undefined : definitionOf(parentType)?.schema.children[after.type];
  const tab = table === undefined ? tabOf(after.type, field) : tabOf(parentType ?? '', after.type);
  const effect = renamed ? 'References to it follow.' : effectOf(spec, { before: String(was), after: String(is) }, words);
  return {
    changeId: changeIdOf(change, field),
    entity: after.id,
    entityName: nameOf(after),
    field,
    topic: spec?.topic ?? table?.topic ?? otherTopic,
    title: table === undefined ? titleOf(after.type, field, parentType) : `${table.label}: ${nameOf(after)}`,
    before: words.before,
    after: words.after,
    ...(tab === undefined ? {} : { tab }),
    ...(effect === undefined ? {} : { effect }),
    file: after.place.file,
  };
}

/** As the draft means it: the text of a body in a file of its own, else as written, else the default. */
function rawOf(read: FieldReader, entity: Entity, field: string): RawValue {
  const resolved = read.field(entity.id, field);
  return typeof resolved.raw === 'string' && resolved.raw.startsWith('{{file') ? resolved.value : resolved.raw;
}

function presenceChange(view: DraftView, change: EntityChange, entity: Entity): Change {
  const added = change.after !== null;
  const parent = parentOf(added ? view.model : view.saved, entity);
  const table = parent === undefined ? undefined : definitionOf(parent.type)?.schema.children[entity.type];
  const title = definitionOf(entity.type)?.schema.title ?? wordsOf(entity.type);
  const words = table === undefined ? nameOf(entity) : rowWords(entity);
  const tab = table === undefined ? undefined : tabOf(parent?.type ?? '', entity.type);
  return {
    changeId: changeIdOf(change),
    entity: added || parent === undefined ? entity.id : parent.id,
    entityName: nameOf(table === undefined ? entity : (parent ?? entity)),
    topic: table?.topic ?? otherTopic,
    title: table === undefined ? `${title} ${added ? 'added' : 'removed'}` : table.label,
    before: added ? null : words,
    after: added ? words : null,
    ...(tab === undefined ? {} : { tab }),
    effect: added ? `${nameOf(entity)} is new.` : `${nameOf(entity)} goes${entity.children.length === 0 ? '' : ` with ${entity.children.length} below it`}.`,
    file: entity.place.file,
  };
}

function rowWords(entity: Entity): string {
  const value = entity.fields.get('value');
  return value === undefined ? nameOf(entity) : `${nameOf(entity)} = ${String(value)}`;
}

function parentOf(model: StoreModel, entity: Entity): Entity | undefined {
  return entity.parent === null ? undefined : model.entities.get(entity.parent);
}

function fileChange(view: DraftView, file: string): Change {
  const [was, is] = [view.saved.text(file), view.model.text(file)];
  const what = is === undefined ? 'is removed' : was === undefined ? 'is new' : 'changes';
  return { changeId: JSON.stringify(['file', file, null]), entity: view.model.entities.root, entityName: file, topic: otherTopic, title: `File ${what}`, before: null, after: null, file };
}

function fileDiffs(view: DraftView): FileDiff[] {
  const targets = new Set(view.changes.moved.values());
  return view.changes.files.flatMap((file): FileDiff[] => {
    const target = view.changes.moved.get(file);
    if (targets.has(file) && view.saved.text(file) === undefined) return [];
    const now = target ?? file;
    const diff = lineDiff(view.saved.text(file) ?? '', view.model.text(now) ?? '');
    const hide = secretLines(view, file, now);
    const lines = diff.lines.map((line) => ((line.before !== null && hide.before.has(line.before)) || (line.after !== null && hide.after.has(line.after)) ? { ...line, text: masked(line.text) } : line));
    const note = noteOf(view, file, target);
    return [{ file: now, added: diff.added, removed: diff.removed, lines, ...(note === undefined ? {} : { note }) }];
  });
}

/** Lines that hold a secret; the window gets them masked. */
function secretLines(view: DraftView, before: string, after: string): { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> } {
  const within = (model: StoreModel, file: string): Set<number> => {
    const lines = new Set<number>();
    for (const entity of model.entities.entities.values()) {
      if (entity.place.file !== file) continue;
      for (const [field, line] of entity.fieldLines) if (entity.definition?.fields.get(field)?.kind === 'encrypted') lines.add(line);
    }
    return lines;
  };
  return { before: within(view.saved, before), after: within(view.model, after) };
}

function masked(text: string): string {
  return text.replace(/^(\s*(?:-\s+)?[^:]+:\s+)(?!.*(?:\{\{|\$\{)).+$/, `$1${hiddenSecret}`);
}

function noteOf(view: DraftView, file: string, target: string | undefined): string | undefined {
  const sentences = view.changes.changes.filter((change) => change.before?.place.file === file).flatMap((change) => change.fields.flatMap((field) => defaultNote(view, change, field) ?? []));
  if (target !== undefined) sentences.unshift(`The file was ${file}; its name follows the entity’s.`);
  return sentences.length === 0 ? undefined : [...sentences, 'Nothing else in the file changes.'].join(' ');
}

/** Why a line goes: the format leaves out what the type gives by itself. */
function defaultNote(view: DraftView, { after, before }: EntityChange, field: string): string | undefined {
  if (after === null || before === null || after.fields.has(field) || !before.fields.has(field)) return undefined;
  const line = before.fieldLines.get(field);
  const spec = fieldSpecOf(after.type, field, parentOf(view.model, after)?.type);
  const { raw, provenance } = view.read.field(after.id, field);
  if (line === undefined) return undefined;
  if (provenance === 'missing') return `Line ${line} goes because ${labelOf(after.type, field)} has no value any more.`;
  return `Line ${line} goes because ${valueWords(view.model.entities, after, field, raw, spec) || 'an empty value'} is the default.`;
}
