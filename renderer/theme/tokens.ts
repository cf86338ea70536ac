/** Colours of one theme; each is the CSS variable of that name, such as `--bg-app`. */
const light = {
  'bg-app': '#EEF0F3',
  'bg-sidebar': '#F6F7F9',
  'bg-surface': '#FFFFFF',
  'bg-panel': '#FAFBFC',
  'bg-raised': '#FFFFFF',
  'bg-inset': '#F4F5F8',
  'bg-control': '#FFFFFF',
  'bg-disabled': '#F1F2F5',
  'bg-hover': '#EBEDF2',
  'bg-selected': '#DFE7FB',
  'bg-selected-dim': '#E6E8ED',
  'bg-tint': '#EDF2FE',
  'border-subtle': '#E3E6EB',
  border: '#D0D5DD',
  'border-strong': '#BCC3CE',
  'border-control': '#7F8795',
  'border-disabled': '#CFD4DC',
  text: '#1A1F27',
  'text-2': '#49515F',
  'text-3': '#5B6371',
  'text-disabled': '#676F7D',
  accent: '#2F5BD8',
  'accent-hover': '#264CBA',
  'on-accent': '#FFFFFF',
  'accent-text': '#2650C8',
  focus: '#2F5BD8',
  pass: '#17753A',
  'pass-bg': '#E4F4E9',
  refuse: '#8A5300',
  'refuse-bg': '#FDF1D9',
  error: '#BE2430',
  'error-bg': '#FDEAEB',
  idle: '#5B6371',
  'idle-bg': '#ECEEF2',
  'pass-fill': '#2E9E56',
  'refuse-fill': '#B5780F',
  'error-fill': '#D8424C',
  ph: '#6A3FBF',
  'ph-bg': '#F1EBFC',
  env: '#0B6B7C',
  'env-bg': '#E2F3F6',
  'diff-add': '#DDF4E4',
  'diff-del': '#FBE3E4',
  'code-key': '#3A4C8C',
  'code-str': '#1B6B4A',
  'code-num': '#8A4A00',
  shadow: '0 1px 2px rgb(20 26 38 / .08), 0 10px 28px rgb(20 26 38 / .16)',
  scrim: 'rgb(22 27 36 / .32)',
} as const;

/** Name of a token. */
export type Token = keyof typeof light;

type Colours = Readonly<Record<Token, string>>;

const dark: Colours = {
  'bg-app': '#131519',
  'bg-sidebar': '#17191E',
  'bg-surface': '#1C1F25',
  'bg-panel': '#181B20',
  'bg-raised': '#252930',
  'bg-inset': '#15171C',
  'bg-control': '#16191E',
  'bg-disabled': '#20232A',
  'bg-hover': '#262A32',
  'bg-selected': '#233159',
  'bg-selected-dim': '#2A2E37',
  'bg-tint': '#1F2A47',
  'border-subtle': '#2A2E36',
  border: '#3B414C',
  'border-strong': '#4B525F',
  'border-control': '#6E7686',
  'border-disabled': '#363B45',
  text: '#E4E7EC',
  'text-2': '#B3BAC6',
  'text-3': '#9AA2B0',
  'text-disabled': '#858D9B',
  accent: '#3F69E0',
  'accent-hover': '#3560D6',
  'on-accent': '#FFFFFF',
  'accent-text': '#93ADFF',
  focus: '#7F9DFF',
  pass: '#5CCB80',
  'pass-bg': '#16301F',
  refuse: '#EBB452',
  'refuse-bg': '#352A12',
  error: '#FF8880',
  'error-bg': '#3B1D1F',
  idle: '#929AA8',
  'idle-bg': '#272B33',
  'pass-fill': '#3FAE66',
  'refuse-fill': '#D29A2E',
  'error-fill': '#E5605F',
  ph: '#BDA4FF',
  'ph-bg': '#2B2344',
  env: '#63C9D8',
  'env-bg': '#13303A',
  'diff-add': '#17331F',
  'diff-del': '#3D1F22',
  'code-key': '#A9BCF5',
  'code-str': '#8FD6AE',
  'code-num': '#EBC07A',
  shadow: '0 1px 2px rgb(0 0 0 / .5), 0 12px 32px rgb(0 0 0 / .55)',
  scrim: 'rgb(0 0 0 / .5)',
};

/** Values of the tokens in both themes. */
export const tokens: Readonly<Record<'light' | 'dark', Colours>> = { light, dark };

/** A token as CSS: `token('bg-app')` is `var(--bg-app)`. */
export function token<T extends Token>(name: T): `var(--${T})` {
  return `var(--${name})`;
}

/** What a theme changes for people who ask for more contrast. */
function sharper(colours: Colours): string {
  return `--border-control:${colours['text-2']};--text-3:${colours['text-2']};--border-subtle:${colours['border-control']}`;
}

const declarations = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/**
 * Style sheet of the tokens. The page carries it in its head, so that the first paint has the right colours; until the
 * application has set `data-theme`, the system's preference decides.
 */
export function tokenStyleSheet(): string {
  const more = '@media (prefers-contrast: more)';
  const systemDark = '@media (prefers-color-scheme: dark)';
  return [
    `:root{color-scheme:light;${declarations(light)}}`,
    `${systemDark}{:root:not([data-theme]){color-scheme:dark;${declarations(dark)}}}`,
    `:root[data-theme="dark"]{color-scheme:dark;${declarations(dark)}}`,
    `${more}{:root{${sharper(light)}}:root[data-theme="dark"]{${sharper(dark)}}}`,
    `${more} and (prefers-color-scheme: dark){:root:not([data-theme]){${sharper(dark)}}}`,
  ].join('\n');
}
