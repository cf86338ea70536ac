import type { HttpClient } from '#shared/ports/http-client.ts';

/** Calls remote servers over HTTP(S); redirects are not followed, so that a policy sees them. */
export const fetchClient: HttpClient = {
  async send(request) {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      body: request.body === undefined ? undefined : new Uint8Array(request.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeout),
    });
    return { status: response.status, headers: [...response.headers.entries()], body: new Uint8Array(await response.arrayBuffer()) };
  },
};
