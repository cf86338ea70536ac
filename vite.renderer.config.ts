import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { tokenStyleSheet } from './renderer/theme/tokens.ts';

/** Writes the colours of the themes into the page's head, so that already the first paint has them. */
function tokensInPage(): Plugin {
  return {
    name: 'tokens-in-page',
    transformIndexHtml: (html) => html.replace('<!-- tokens -->', `<style nonce="__NONCE__">${tokenStyleSheet()}</style>`),
  };
}

/** The window's bundle. It is served from `app://bundle/` or by the browser bridge, under a strict policy, so nothing is inlined. */
export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react(), tokensInPage()],
  build: {
    outDir: fileURLToPath(new URL('out/renderer', import.meta.url)),
    emptyOutDir: true,
    // Chromium of the oldest Electron that the application must run on.
    target: 'chrome114',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
