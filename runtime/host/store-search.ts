import type { Hit } from '#shared/api/views.ts';
import { fieldSpecs } from '#shared/entities/field-spec.ts';
import type { Entity, EntityStore } from '#shared/store/entity.ts';
import { iconOf, nameOf, pathOf, wordsOf } from './entity-words.ts';
import { definitionOf, fullLabelOf, hiddenSecret } from './field-words.ts';
import { isInline } from './tree-layout.ts';

interface FieldEntry {
  readonly field: string;
  readonly label: string;
  readonly labelLower: string;
  readonly value: string;
  readonly valueLower: string;
}

interface Entry {
  readonly name: string;
  readonly nameLower: string;
  readonly fields: readonly FieldEntry[];
  /** Everything that can be found here, to pass by quickly. */
  readonly all: string;
}

interface Found {
  readonly entity: Entity;
  readonly entry: Entry;
  readonly field?: FieldEntry;
  readonly score: number;
}

/** What was read from an entity, as long as its file is the same: searching costs no new reading after an edit. */
const entries = new WeakMap<object, Entry>();

/** Fewer hits than this, and words may also stand for the beginnings of words. */
const fewHits = 5;

/**
 * Quick open: entities by name, and fields by label or value, best first. Every word of the query must occur; when
 * little is found, a word may be made of beginnings (`actoex` finds Access Token Expiry).
 */
export function searchStore(store: EntityStore, query: string, limit: number): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  let found = collect(store, words, false);
  if (found.length < fewHits) found = collect(store, words, true);
  found.sort((a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length || (a.entry.name < b.entry.name ? -1 : 1));
  return found.slice(0, limit).map((item) => hitOf(store, item));
}

function collect(store: EntityStore, words: readonly string[], loose: boolean): Found[] {
  const found: Found[] = [];
  for (const entity of store.entities.values()) {
    if (entity.parent === null) continue;
    const entry = entryOf(entity);
    if (!loose && !words.every((word) => entry.all.includes(word))) continue;
    const demoted = isInline(entity) ? 25 : entity.id.startsWith('/System/') ? 12 : 0;
    const byName = allWords(words, (word) => wordScore(entry.nameLower, word, loose));
    if (byName > 0) found.push({ entity, entry, score: byName + kindBonus(store, entity) - demoted });
    for (const field of entry.fields) {
      let own = false;
      const score = allWords(words, (word) => {
        const here = Math.max(wordScore(field.labelLower, word, loose), valueScore(field.valueLower, word));
        own ||= here > 0;
        return here > 0 ? here : wordScore(entry.nameLower, word, false) / 2;
      });
      if (score > 0 && own) found.push({ entity, entry, field, score: score - 8 + (field.label === field.field ? 0 : 3) - demoted });
    }
  }
  return found;
}

function entryOf(entity: Entity): Entry {
  const known = entries.get(entity.fields);
  if (known !== undefined) return known;
  const name = nameOf(entity);
  const fields = fieldEntries(entity);
  const nameLower = name.toLowerCase();
  const made: Entry = { name, nameLower, fields, all: [nameLower, ...fields.flatMap((field) => [field.labelLower, field.valueLower])].join('\n') };
  entries.set(entity.fields, made);
  return made;
}

function fieldEntries(entity: Entity): FieldEntry[] {
  const keys = new Set(entity.definition?.keyFields ?? []);
  const made: FieldEntry[] = [];
  const add = (field: string, label: string, value: string): void => {
    made.push({ field, label, labelLower: label.toLowerCase(), value, valueLower: value.toLowerCase() });
  };
  const shape = definitionOf(entity.type)?.schema.shape ?? {};
  for (const [field, zod] of Object.entries(shape)) {
    if (keys.has(field) || entity.definition?.fields.has(field) === false) continue;
    const spec = fieldSpecs.get(zod);
    add(field, knownLabel(entity.type, field), written(entity, field) ?? spec?.default ?? '');
  }
  for (const field of entity.fields.keys()) if (!keys.has(field) && !Object.hasOwn(shape, field)) add(field, wordsOf(field), written(entity, field) ?? '');
  return made;
}

const labels = new Map<string, string>();

function knownLabel(type: string, field: string): string {
  const key = `${type} ${field}`;
  let label = labels.get(key);
  if (label === undefined) labels.set(key, (label = fullLabelOf(type, field)));
  return label;
}

function written(entity: Entity, field: string): string | undefined {
  const value = entity.fields.get(field);
  if (value === undefined) return undefined;
  if (entity.definition?.fields.get(field)?.kind === 'encrypted') return hiddenSecret;
  const text = typeof value === 'string' ? value : value.join(', ');
  return text.length > 300 ? text.slice(0, 300) : text;
}

function allWords(words: readonly string[], score: (word: string) => number): number {
  let sum = 0;
  for (const word of words) {
    const own = score(word);
    if (own <= 0) return 0;
    sum += own;
  }
  return sum / words.length;
}

/** 100 the whole text, 80 its beginning, 65 a word's beginning, 45 anywhere, 20 its letters in order at word starts. */
function wordScore(text: string, word: string, loose: boolean): number {
  const at = text.indexOf(word);
  if (at === 0) return text.length === word.length ? 100 : 80;
  if (at > 0) return /[\s\-_/.,(]/.test(text.charAt(at - 1)) || text.includes(` ${word}`) ? 65 : 45;
  return loose && word.length >= 3 && startsInOrder(text, word) ? 20 : 0;
}

function valueScore(text: string, word: string): number {
  if (word.length < 2) return 0;
  const at = text.indexOf(word);
  return at === -1 ? 0 : at === 0 ? (text.length === word.length ? 70 : 50) : 35;
}

/** True when the word is made of beginnings of the text's words, in order: `atexp` of `access token expiry`. */
function startsInOrder(text: string, word: string): boolean {
  let rest = word;
  for (const part of text.split(' ')) {
    let length = 0;
    while (length < rest.length && part.charAt(length) === rest.charAt(length)) length += 1;
    rest = rest.slice(length);
    if (rest === '') return true;
  }
  return false;
}

function kindBonus(store: EntityStore, entity: Entity): number {
  if (entity.type === 'FilterCircuit') return 10;
  return store.types.isA(entity.type, 'Filter') ? 8 : 0;
}

function hitOf(store: EntityStore, { entity, entry, field, score }: Found): Hit {
  const path = pathOf(store, entity.id);
  // Rows of a table open in the form of the entity they belong to.
  const shown = isInline(entity) ? (path.findLast((step) => !isInline(step)) ?? entity) : entity;
  const above = path.slice(0, -1).map(nameOf).join(' › ');
  const icon = iconOf(store.types, entity.type);
  if (field === undefined) return { entity: shown.id, title: entry.name, detail: above, icon, score };
  const value = field.value === '' ? '' : ` = ${field.value.length > 60 ? `${field.value.slice(0, 57)}…` : field.value}`;
  const inside = shown === entity ? { field: field.field } : { field: entity.type };
  return { entity: shown.id, ...inside, title: `${field.label}${value}`, detail: above === '' ? entry.name : `${entry.name} · ${above}`, icon: 'variable', score };
}
