import type { Candidate } from '#shared/api/views.ts';
import type { Entity, EntityStore } from '#shared/store/entity.ts';
import type { DraftView } from './draft-view.ts';
import type { LastRunAttributes } from './host-context.ts';
import { nameOf, pathOf } from './entity-words.ts';
import { definitionOf, labelOf } from './field-words.ts';

/** How many completions travel; more cannot be read anyway. */
const completionLimit = 400;

/** Entities that a reference field of this type may name, sorted by their place in the tree. */
export function candidatesFor(view: DraftView, refType: string, from: string): Candidate[] {
  const store = view.model.entities;
  const holder = store.get(from);
  const local = refType === 'Filter' ? (holder?.type === 'FilterCircuit' ? holder.id : holder?.parent) : undefined;
  const found = refType === 'Entity' ? [...store.entities.values()].filter((entity) => entity.parent !== null) : store.ofType(refType);
  const candidates = found
    .filter((entity) => entity.type !== '' && (local === undefined || entity.parent === local))
    .map((entity): Candidate => {
      const path = pathOf(store, entity.id).slice(0, -1).map(nameOf);
      const detail = detailOf(view, entity);
      return { id: entity.id, name: nameOf(entity), type: entity.type, reference: local === undefined ? store.referenceTo(entity.id) : localReference(holder, entity), path, ...(detail === undefined ? {} : { detail }) };
    });
  const keys = new Map(candidates.map((candidate) => [candidate, [...candidate.path, candidate.name].join('\u0000').toLowerCase()]));
  return candidates.sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}

/** Filters are named within their policy: `./Name` from the policy, `../Name` from another filter of it. */
function localReference(holder: Entity | undefined, target: Entity): string {
  return `${holder?.type === 'FilterCircuit' ? './' : '../'}${target.key}`;
}

const storeTypes: Readonly<Record<string, string>> = { '1': 'Cache', '2': 'Database', '3': 'Cassandra' };

function detailOf(view: DraftView, entity: Entity): string | undefined {
  if (view.model.types.isA(entity.type, 'OAuthPersist')) return storeTypes[view.read.text(entity.id, 'type') ?? ''];
  if (entity.type === 'FilterCircuit') return view.read.text(entity.id, 'description');
  return view.read.text(entity.id, 'url');
}

/** Who refers to an entity, with the field's label. */
export function referrersOf(store: EntityStore, id: string): { entity: string; name: string; field: string }[] {
  return store.referrers(id).flatMap(({ entity, field }) => {
    const holder = store.get(entity);
    return holder === undefined ? [] : [{ entity, name: [...pathOf(store, entity)].map(nameOf).slice(-2).join(' › '), field: labelOf(holder.type, field) }];
  });
}

/** Attributes that the gateway itself puts into every message. */
const requestAttributes = [
  'http.request.verb', 'http.request.uri', 'http.request.path', 'http.request.clientaddr', 'http.headers', 'http.querystring', 'http.client.getCgiArgument(\'name\')',
  'content.body', 'content.body.getParameters().get("name")', 'http.path', 'http.destination.protocol', 'id', 'message.protocol.type',
  'params.query.name', 'params.form.name', 'params.header.name', 'http.response.status', 'http.response.info', 'circuit.failure.reason', 'circuit.path',
] as const;

const secretAttribute = /password|secret|accesstoken$|token\.value|refresh/i;

/**
 * Attributes known at an entity: those of every message, those that filters of its policy generate or set, and what
 * the last run really had there. Variables of the environment and of values that the store uses come last.
 */
export function completionsAt(view: DraftView, id: string, lastRun: LastRunAttributes | null): { items: { name: string; value?: string; secret: boolean }[]; run: number | null } {
  const store = view.model.entities;
  const items = new Map<string, { name: string; value?: string; secret: boolean }>();
  const add = (name: string, value?: string, secret = secretAttribute.test(name)): void => {
    const old = items.get(name);
    if (old === undefined || (old.value === undefined && value !== undefined)) items.set(name, { name, ...(value === undefined || secret ? {} : { value }), secret });
  };
  for (const attribute of lastRun?.attributes ?? []) add(attribute.name, attribute.value, attribute.secret);
  const entity = store.get(id);
  for (const filter of filtersAround(store, entity)) {
    for (const name of definitionOf(filter.type)?.generates ?? []) add(name);
    if (filter.type === 'SetAttributeFilter') add(String(filter.fields.get('attributeName') ?? filter.fields.get('name') ?? ''));
  }
  for (const name of requestAttributes) add(name);
  for (const name of environmentNames(view)) add(`env.${name}`);
  items.delete('');
  return { items: [...items.values()].slice(0, completionLimit), run: lastRun?.run ?? null };
}

function filtersAround(store: EntityStore, entity: Entity | undefined): Entity[] {
  let policy = entity;
  while (policy !== undefined && policy.type !== 'FilterCircuit') policy = policy.parent === null ? undefined : store.get(policy.parent);
  return policy?.children.flatMap((child) => store.get(child) ?? []) ?? [];
}

/** Names after `${env.` anywhere in the store. */
function environmentNames(view: DraftView): string[] {
  const names = new Set<string>();
  for (const entity of view.model.entities.entities.values()) {
    for (const value of entity.fields.values()) {
      const text = typeof value === 'string' ? value : value.join(' ');
      if (!text.includes('${env.')) continue;
      for (const match of text.matchAll(/\$\{env\.([\w.]+)/g)) if (match[1] !== undefined) names.add(match[1]);
    }
  }
  return [...names].sort();
}
