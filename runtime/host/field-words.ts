import { specOf } from '#shared/entities/entity-schema.ts';
import type { ChoiceOption, FieldSpec } from '#shared/entities/field-spec.ts';
import type { FormRow } from '#shared/entities/entity-schema.ts';
import type { FilterDefinition } from '#shared/filters/definition.ts';
import { isFilterKind } from '#shared/filters/filter-kind.ts';
import { filterDefinitions } from '#shared/filters/registry.ts';
import type { Entity, EntityStore, RawValue } from '#shared/store/entity.ts';
import { nameOf, wordsOf } from './entity-words.ts';

/** The design-time half of a type, where this product knows it in full. */
export function definitionOf(type: string): FilterDefinition | undefined {
  return isFilterKind(type) ? filterDefinitions[type] : undefined;
}

/** Metadata of a field; also of the columns of a child table, seen from the child and its parent. */
export function fieldSpecOf(type: string, field: string, parentType?: string): FieldSpec | undefined {
  const own = definitionOf(type);
  if (own !== undefined) return specOf(own.schema, field);
  const table = parentType === undefined ? undefined : definitionOf(parentType)?.schema.children[type];
  return table === undefined ? undefined : specOf({ shape: table.columns }, field);
}

/** The product's label of a field, else its name in words. */
export function labelOf(type: string, field: string, parentType?: string): string {
  return fieldSpecOf(type, field, parentType)?.label ?? wordsOf(field);
}

/** Label that says what it is without its surroundings: a bare word such as `Expiry` gets its group in front. */
export function fullLabelOf(type: string, field: string, parentType?: string): string {
  const label = labelOf(type, field, parentType);
  const group = /\s/.test(withoutUnit(label)) ? undefined : groupOf(type, field);
  return group === undefined ? label : `${group}: ${label}`;
}

/** Label of a change: without the unit, which stands with the values. */
export function titleOf(type: string, field: string, parentType?: string): string {
  return withoutUnit(fullLabelOf(type, field, parentType));
}

function withoutUnit(label: string): string {
  return label.replace(/ \((?:in )?(?:secs|seconds|ms|milliseconds)\)$/i, '');
}

/** Label of the choice that a field belongs to, such as `Refresh Token Details`. */
function groupOf(type: string, field: string): string | undefined {
  const definition = definitionOf(type);
  const find = (rows: readonly FormRow[]): string | undefined => {
    for (const row of rows) {
      if (row.row !== 'choice') continue;
      if (Object.values(row.panels).some((panel) => panel.some((inner) => inner.row === 'field' && inner.field === field))) return labelOf(type, row.field);
      const deeper = Object.values(row.panels).map(find).find((label) => label !== undefined);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  for (const tab of definition?.form.tabs ?? []) {
    const found = tab.sections.map((section) => find(section.rows)).find((label) => label !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Name of the editor's tab that shows a field, or a child table by its type. */
export function tabOf(type: string, field: string): string | undefined {
  const shows = (row: FormRow): boolean =>
    row.row === 'table' ? row.child === field : row.row === 'field' ? row.field === field : row.row === 'choice' ? row.field === field || Object.values(row.panels).flat().some(shows) : false;
  return definitionOf(type)?.form.tabs.find((tab) => tab.sections.some((section) => section.rows.some(shows)))?.label;
}

const steps: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** Seconds as people say them: `15 minutes`, `1 hour`, `90 seconds`. */
export function durationWords(seconds: number): string {
  const [length, word] = steps.find(([step]) => seconds >= step && seconds % step === 0) ?? [1, 'second'];
  const count = seconds / length;
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const shortUnits = { seconds: 's', milliseconds: 'ms', characters: 'characters', tokens: 'tokens' } as const;

function isPlainNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

/** The option of a choice field that a value stands for. */
export function optionOf(spec: FieldSpec | undefined, value: string): ChoiceOption | undefined {
  return spec?.kind === 'choice' ? spec.options.find((option) => option.value === value) : undefined;
}

/** A value in a few words: options by label, numbers with unit, references by name, switches as on and off. */
export function valueWords(store: EntityStore, entity: Entity, field: string, raw: RawValue, spec: FieldSpec | undefined): string {
  const kind = entity.definition?.fields.get(field)?.kind;
  if (kind === 'encrypted') return raw === '' ? '' : hiddenSecret;
  return (typeof raw === 'string' ? [raw] : raw).map((text) => oneValue(store, entity, kind, text, spec)).join(', ');
}

/** Stands for a secret that is set; never its value. */
export const hiddenSecret = '••••••••';

function oneValue(store: EntityStore, entity: Entity, kind: string | undefined, text: string, spec: FieldSpec | undefined): string {
  if (/[$]\{|\{\{/.test(text)) return text;
  if (kind === 'reference') {
    const target = store.resolve(entity.id, text);
    return target === null ? 'none' : target === undefined ? text : nameOf(target);
  }
  if (spec?.kind === 'choice') return optionOf(spec, text)?.label ?? text;
  if (spec?.kind === 'mask') return isPlainNumber(text) && (Number(text) & spec.mask) !== 0 ? 'on' : 'off';
  if (spec?.kind === 'flag' || kind === 'boolean') return /^(true|1)$/i.test(text) ? 'on' : 'off';
  if (spec?.kind === 'number' && spec.unit !== undefined && isPlainNumber(text)) return `${text} ${shortUnits[spec.unit]}`;
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

/** What a change means for a request, in one sentence. */
export function effectOf(spec: FieldSpec | undefined, raw: { readonly before: string; readonly after: string }, words: { readonly before: string; readonly after: string }): string | undefined {
  const own = optionOf(spec, raw.after)?.effect;
  if (own !== undefined) return own;
  if (spec?.effect === undefined) return undefined;
  const said = (text: string, word: string): string => {
    if (spec.kind === 'number' && isPlainNumber(text)) return spec.unit === 'seconds' ? durationWords(Number(text)) : text;
    return word === '' ? 'nothing' : word;
  };
  return spec.effect.replace('{before}', said(raw.before, words.before)).replace('{after}', said(raw.after, words.after));
}
