import { create } from 'zustand';
import type { RegistryView } from '#shared/api/views.ts';
import { api } from '../app/session.ts';
import { showToast } from '../controls/toast.ts';
import { failureOf, type Failure } from '../test-panel/test-state.ts';
import { formOf, inputOf, newApplication, type ApplicationForm } from './application-form.ts';

/** Key of the application that is being made. */
export const NEW = '\u0000new';

/** State of the Applications workspace. It outlives the workspace, so that typed text survives a look elsewhere. */
export interface RegistryState {
  readonly registry: RegistryView | null;
  readonly failure: Failure | null;
  /** Name of the open application, or {@link NEW}. */
  readonly selected: string | null;
  /** Forms with edits that are not in the file, by name in the file. */
  readonly drafts: Readonly<Record<string, ApplicationForm>>;
}

const initial: RegistryState = { registry: null, failure: null, selected: null, drafts: {} };

export const useRegistry = create<RegistryState>(() => initial);

/** Forgets everything, as for another store. */
export function resetRegistry(): void {
  useRegistry.setState(initial);
}

function take(registry: RegistryView): void {
  useRegistry.setState(({ selected }) => {
    const there = selected === NEW || registry.applications.some((application) => application.name === selected);
    return { registry, failure: null, selected: there ? selected : (registry.applications[0]?.name ?? null) };
  });
}

async function attempt(work: () => Promise<RegistryView>): Promise<boolean> {
  try {
    take(await work());
    return true;
  } catch (error) {
    useRegistry.setState({ failure: failureOf(error) });
    return false;
  }
}

/** Reads the registry. */
export async function loadRegistry(): Promise<void> {
  await attempt(async () => (await api().call('registry.get', {})).registry);
}

/** Opens an application; {@link NEW} for one to be made. */
export function select(name: string): void {
  useRegistry.setState({ selected: name, failure: null });
}

/** Begins a new application. */
export function addApplication(): void {
  useRegistry.setState(({ drafts }) => ({ selected: NEW, failure: null, drafts: { ...drafts, [NEW]: drafts[NEW] ?? newApplication() } }));
}

/** Keeps what was typed; null: nothing differs from the file. A form that was just closed has nothing to keep. */
export function keepDraft(name: string, form: ApplicationForm | null): void {
  useRegistry.setState(({ drafts, selected }) => {
    if (form !== null && selected !== name) return {};
    const { [name]: _, ...others } = drafts;
    return { drafts: form === null ? others : { ...others, [name]: form } };
  });
}

const readSecret = async (clientId: string): Promise<string | null> => (await api().call('registry.reveal', { clientId })).secret;

/** Writes a form; `name`: as the application is called in the file, or {@link NEW}. */
export async function saveApplication(name: string, form: ApplicationForm): Promise<boolean> {
  const saved = useRegistry.getState().registry?.applications.find((application) => application.name === name);
  const written = await attempt(async () => {
    const application = await inputOf(form, saved, readSecret);
    const { registry } = await api().call('registry.put', { previousName: name === NEW ? null : name, application });
    return registry;
  });
  if (!written) return false;
  select(form.name.trim());
  keepDraft(name, null);
  showToast(`Saved ${form.name.trim()}`);
  return true;
}

/** Changes one thing of the application in the file at once, whatever else was typed. */
export async function changeAtOnce(name: string, change: (form: ApplicationForm) => ApplicationForm): Promise<boolean> {
  const saved = useRegistry.getState().registry?.applications.find((application) => application.name === name);
  if (saved === undefined) return false;
  return attempt(async () => {
    const application = await inputOf(change(formOf(saved)), saved, readSecret);
    return (await api().call('registry.put', { previousName: name, application })).registry;
  });
}

/** Takes an application out of the file. */
export async function removeApplication(name: string): Promise<void> {
  if (name !== NEW && !(await attempt(async () => (await api().call('registry.remove', { name })).registry))) return;
  useRegistry.setState(({ registry, selected }) => (selected === name ? { selected: registry?.applications[0]?.name ?? null } : {}));
  keepDraft(name, null);
}

/** Writes the two sample applications into the file. */
export async function addSamples(): Promise<void> {
  if (await attempt(async () => (await api().call('registry.addSamples', {})).registry)) showToast('The sample applications are in .policy-bench/registry.yaml');
}
