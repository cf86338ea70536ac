import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentPolicy, mediaTypeOf, noncePlaceholder, staticHeaders } from '#shared/api/content-policy.ts';
import { bundledFile } from './bundled-file.ts';

/** Address of the window's page. */
export const pageAddress = 'app://bundle/index.html';

/** Must be called before the application is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `folder` as `app://bundle/…`, and nothing else. */
export function serveAppProtocol(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = bundledFile(request.url, folder);
    if (request.method !== 'GET' || file === undefined) return new Response(null, { status: 404 });
    let content: Buffer;
    try {
      content = await readFile(file);
    } catch {
      return new Response(null, { status: 404 });
    }
    const headers: Record<string, string> = { ...staticHeaders, 'Content-Type': mediaTypeOf(file) };
    if (!file.endsWith('.html')) return new Response(new Uint8Array(content), { headers });
    const nonce = randomBytes(16).toString('base64');
    headers['Content-Security-Policy'] = contentPolicy(nonce);
    return new Response(content.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers });
  });
}
