import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';
import { token, tokens } from './tokens.ts';

const palette = (scheme: 'light' | 'dark') => {
  const colour = tokens[scheme];
  return {
    mode: scheme,
    primary: { main: colour.accent, dark: colour['accent-hover'], contrastText: colour['on-accent'] },
    success: { main: colour.pass },
    warning: { main: colour.refuse },
    error: { main: colour.error },
    background: { default: colour['bg-app'], paper: colour['bg-surface'] },
    text: { primary: colour.text, secondary: colour['text-2'], disabled: colour['text-disabled'] },
    divider: colour['border-subtle'],
    action: { hover: colour['bg-hover'], selected: colour['bg-selected'] },
  };
};

/** Family of all text but code. */
export const sans = "'Inter Variable', system-ui, sans-serif";
/** Family of what goes over the wire or into a file. */
export const mono = "'JetBrains Mono Variable', ui-monospace, monospace";

const base = { fontSize: '0.8125rem', lineHeight: 18 / 13, letterSpacing: '-0.006em' };
const small = { fontSize: '0.75rem', lineHeight: 16 / 12, letterSpacing: '-0.006em' };
const tiny = { fontSize: '0.6875rem', lineHeight: 14 / 11, letterSpacing: '-0.006em' };
const title = { fontSize: '0.9375rem', lineHeight: 20 / 15, letterSpacing: '-0.006em', fontWeight: 600 };
const large = { fontSize: '1.25rem', lineHeight: 24 / 20, letterSpacing: '-0.006em', fontWeight: 600 };

/** The theme of the window: the tokens of `tokens.ts`, sizes in rem so that zoom works. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme', cssVarPrefix: 'mui' },
  colorSchemes: { light: { palette: palette('light') }, dark: { palette: palette('dark') } },
  spacing: 4,
  shape: { borderRadius: 5 },
  shadows: ['none', ...Array.from({ length: 24 }, () => token('shadow'))] as ReturnType<typeof createTheme>['shadows'],
  transitions: { duration: { shortest: 120, shorter: 120, short: 120, standard: 160, complex: 160, enteringScreen: 160, leavingScreen: 120 } },
  typography: {
    fontFamily: sans,
    fontSize: 13,
    fontWeightMedium: 500,
    fontWeightBold: 600,
    h1: large,
    h2: title,
    h3: { ...base, fontWeight: 600 },
    h4: { ...small, fontWeight: 600 },
    h5: { ...small, fontWeight: 600 },
    h6: { ...tiny, fontWeight: 600 },
    subtitle1: { ...base, fontWeight: 500 },
    subtitle2: { ...small, fontWeight: 500 },
    body1: base,
    body2: small,
    caption: small,
    overline: { ...tiny, textTransform: 'none' },
    button: { ...base, fontWeight: 500, textTransform: 'none' },
  },
  components,
});
