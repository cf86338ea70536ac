import { create } from 'zustand';
import { api } from './session.ts';

/** A theme, or what the system prefers. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** The theme that was chosen. */
export const useThemeChoice = create<{ readonly choice: ThemeChoice }>(() => ({ choice: 'system' }));

const key = 'theme';
const isChoice = (text: string | null): text is ThemeChoice => text === 'system' || text === 'light' || text === 'dark';

/** Reads the theme of the last time. */
export async function restoreTheme(): Promise<void> {
  const { value } = await api().call('settings.get', { key });
  if (isChoice(value)) useThemeChoice.setState({ choice: value });
}

/** Changes the theme and remembers it. */
export async function chooseTheme(choice: ThemeChoice): Promise<void> {
  useThemeChoice.setState({ choice });
  await api().call('settings.set', { key, value: choice });
}
