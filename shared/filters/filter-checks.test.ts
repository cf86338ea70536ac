import { expect, test } from 'vitest';
import { applyCommands } from '../store/edit.ts';
import type { EditCommand } from '../store/edit-command.ts';
import type { FieldReader } from '../store/entity.ts';
import { createFieldReader } from '../store/field-reader.ts';
import { StoreModel } from '../store/store-model.ts';
import { checkFilters, FilterChecks } from './check-filters.ts';
import { policyText } from './fakes.ts';

const count = 60;

function bigStore(): StoreModel {
  const files = new Map([['values.yaml', 'expiry: 60\n']]);
  for (let number = 2; number < count + 2; number += 1) {
    files.set(`Policies/P${number}.yaml`, policyText(`P${number}`, [{ type: 'ResourceOwnerPasswordCredentialsFilter', fields: { name: 'Grant', authNWith: 'CIRCUIT', circuitPK: `/Policies/P${number ^ 1}`, accessTokenExpiresInSecs: '{{expiry}}', repository: '/null' } }, { type: 'SetAttributeFilter', fields: { name: 'Set', messageAttribute: 'a', attributeValue: 'b' } }]));
  }
  return StoreModel.read(files);
}

/** A reader that counts how often it is asked. */
function counted(reader: FieldReader): { readonly reader: FieldReader; asked: number } {
  const told = { asked: 0, reader };
  const once = <Value>(value: Value): Value => ((told.asked += 1), value);
  return Object.assign(told, { reader: { field: (id: string, field: string) => once(reader.field(id, field)), text: (id: string, field: string) => once(reader.text(id, field)), reference: (id: string, field: string) => once(reader.reference(id, field)) } });
}

const edits: readonly EditCommand[] = [
  { kind: 'set-field', entity: '/Policies/P2/Grant', field: 'accessTokenExpiresInSecs', value: 'soon' },
  { kind: 'set-field', entity: '/Policies/P7/Set', field: 'messageAttribute', value: 'authentication.subject.id' },
  { kind: 'reset-field', entity: '/Policies/P2/Grant', field: 'accessTokenExpiresInSecs' },
  { kind: 'add-entity', parent: '/Policies/P3', type: 'TrueFilter', fields: { name: 'T' } },
  { kind: 'rename-entity', entity: '/Policies/P4', fields: { name: 'Q' } },
  { kind: 'remove-entity', entity: '/Policies/P5/Set' },
  { kind: 'remove-entity', entity: '/Policies/P9' },
];

test('after each edit the problems are those of checking everything', () => {
  const model = bigStore();
  const checks = new FilterChecks();
  const same = (): void => {
    const reader = createFieldReader(model);
    const all = checkFilters(model.entities, reader);
    expect(all.length).toBeGreaterThan(count / 2);
    expect(checks.problems(model.entities, reader, [model.looseTexts])).toEqual(all);
  };
  same();
  for (const edit of edits) {
    expect(applyCommands(model, [edit])).toMatchObject({ ok: true });
    same();
  }
  model.update(new Map([['values.yaml', 'expiry: soon\n']]));
  same();
});

test('an edit of a field costs no more than a twentieth of checking everything', () => {
  const model = bigStore();
  const checks = new FilterChecks();
  const asked = (): number => {
    const reader = counted(createFieldReader(model));
    checks.problems(model.entities, reader.reader, [model.looseTexts]);
    return reader.asked;
  };
  const everything = asked();
  expect(asked()).toBe(0);
  applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P2/Grant', field: 'accessTokenExpiresInSecs', value: '5' }]);
  const one = asked();
  expect(one).toBeGreaterThan(0);
  expect(one).toBeLessThan(everything / 20);
});
