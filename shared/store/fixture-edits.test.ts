import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyCommands } from './edit.ts';
import type { Entity } from './entity.ts';
import type { FieldType } from './entity-type.ts';
import { StoreModel } from './store-model.ts';

const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
const files = new Map<string, string>();
for (const item of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!item.isFile()) continue;
  const path = join(item.parentPath, item.name);
  files.set(path.slice(root.length + 1), readFileSync(path, 'utf8'));
}
const model = StoreModel.read(files);
const instances = new Map<string, Entity>();
for (const entity of model.entities.entities.values()) {
  const best = instances.get(entity.type);
  if (best === undefined || entity.fields.size > best.fields.size) instances.set(entity.type, entity);
}

/** Lines that only one of two texts has, by the longest common start and end. */
function changedLines(before: string, after: string): { readonly removed: number; readonly added: number } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { removed: a.length - start - end, added: b.length - start - end };
}

/** Another value of the field's kind that is not its default. */
function otherValue(field: FieldType, now: string | undefined): string {
  if (field.kind === 'boolean') {
    const base = now ?? (field.defaults[0] !== undefined && 'data' in field.defaults[0] ? field.defaults[0].data : 'false');
    return /^(true|1)$/i.test(base) ? 'false' : 'true';
  }
  if (field.kind === 'integer' || field.kind === 'long' || field.kind === 'utctime') return now === '4711' ? '4712' : '4711';
  return field.kind === 'reference' ? '/Policies/Somewhere: else' : 'another: value # with marks';
}

/** Texts of changed files joined, each with its name; an edit of one field must touch one file. */
function apply(entity: Entity, field: string, value: string): { before: string; after: string } {
  const outcome = applyCommands(model, [{ kind: 'set-field', entity: entity.id, field, value }]);
  if (!outcome.ok) throw new Error(`${entity.id} ${field}: ${outcome.reason}`);
  expect([...outcome.after.keys()]).toHaveLength(1);
  const [file = ''] = outcome.after.keys();
  return { before: outcome.before.get(file) ?? '', after: outcome.after.get(file) ?? '' };
}

describe('one field of one instance of every type', () => {
  test('the fixture has many types', () => expect(instances.size).toBeGreaterThan(100));

  test.each([...instances.values()].filter(({ definition }) => definition !== undefined).map((entity) => [entity.type, entity] as const))('%s: a change is one line, and setting it back restores the bytes', (_type, entity) => {
    const keys = new Set(entity.definition?.keyFields);
    // Another pass-phrase test would make the store's secrets unreadable, and so not to be written.
    const written = [...entity.fields].filter((item): item is [string, string] => typeof item[1] === 'string' && !keys.has(item[0]) && !item[1].includes('\n') && entity.definition?.fields.has(item[0]) === true && !item[1].startsWith('{{file') && item[0] !== 'passphraseTest');
    for (const [name, value] of written) {
      const field = entity.definition?.fields.get(name);
      const { before, after } = apply(entity, name, otherValue(field!, value));
      expect(changedLines(before, after), name).toSatisfy(({ removed, added }: { removed: number; added: number }) => removed === 1 && added <= 1);
      apply(entity, name, value);
      // A field that went, as it took its default, comes back at its place by the type; a file edited by hand may have had it elsewhere.
      const order = (text: string | undefined): string | undefined => (after.split('\n').length < before.split('\n').length ? text?.split('\n').sort().join('\n') : text);
      expect(order(model.text(entity.place.file)), name).toBe(order(before));
    }
  });

  test.each([...instances.values()].filter(({ definition }) => definition !== undefined).map((entity) => [entity.type, entity] as const))('%s: an omitted field comes as one line and goes without a trace', (_type, entity) => {
    const omitted = [...(entity.definition?.fields.values() ?? [])].filter((field) => !entity.fields.has(field.name) && !entity.definition?.keyFields.includes(field.name));
    for (const field of omitted.slice(0, 3)) {
      const value = otherValue(field, undefined);
      const { before, after } = apply(entity, field.name, value);
      const block = changedLines(before, after);
      expect(block.removed, field.name).toBe(0);
      const blocks = (text: string): number => text.split(/^[- ]*(?:fields|routing|logging):/m).length;
      // The first field of a block brings the block's own line.
      expect(block.added, field.name).toBe(1 + blocks(after) - blocks(before));
      expect(model.entities.get(entity.id)?.fields.get(field.name)).toBe(value);
      expect(applyCommands(model, [{ kind: 'reset-field', entity: entity.id, field: field.name }])).toMatchObject({ ok: true });
      expect(model.text(entity.place.file), field.name).toBe(before);
    }
  });
});
