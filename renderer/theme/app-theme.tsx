import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { theme } from './theme.ts';

/** The nonce of this page load, without which the page's policy refuses styles written at run time. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const cache = createCache({ key: 'pb', prepend: true, ...(nonce === undefined ? {} : { nonce }) });

/** Colours and components of the design; follows the system until a theme is chosen. */
export function AppTheme({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange={false} noSsr>
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
