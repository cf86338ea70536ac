// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { newApplication } from './application-form.ts';
import { addApplication, keepDraft, NEW, removeApplication, resetRegistry, useRegistry } from './registry-state.ts';

it('a new application that is discarded stays away, whatever its form still says', async () => {
  resetRegistry();
  addApplication();
  keepDraft(NEW, { ...newApplication(), name: 'Typed' });
  expect(useRegistry.getState().drafts[NEW]?.name).toBe('Typed');
  await removeApplication(NEW);
  keepDraft(NEW, { ...newApplication(), name: 'Typed' });
  expect(useRegistry.getState()).toMatchObject({ drafts: {}, selected: null });
});
