import { commands } from './commands.ts';
import { api, openEntity, type Session } from './session.ts';

/** A line of the palette. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly icon?: string;
  readonly keys?: string;
  readonly choose: () => Promise<void>;
}

/** Most lines a search shows. */
const limit = 60;

/** Policies, filters and fields for a text. */
export async function fieldChoices(query: string): Promise<readonly Choice[]> {
  if (query === '') return [];
  const { hits } = await api().call('store.search', { query, limit });
  return hits.map((hit) => ({
    key: `${hit.entity}\n${hit.field ?? ''}`,
    title: hit.title,
    detail: hit.detail,
    icon: hit.icon,
    choose: () => openEntity(hit.entity, hit.field === undefined ? {} : { field: hit.field }),
  }));
}

/** Commands that apply now and whose title has every word of a text. */
export function commandChoices(query: string, session: Session): readonly Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands
    .filter((command) => command.quiet !== true && command.when?.(session) !== false)
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .map((command) => ({
      key: command.id,
      title: command.title,
      detail: '',
      ...(command.keys?.[0] === undefined ? {} : { keys: command.keys[0].replaceAll('+', ' ') }),
      choose: async () => void (await command.run()),
    }));
}
