import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Outcome of looking at a request: let in, or why not. */
export type Admission = { readonly ok: true } | { readonly ok: false; readonly status: 401 | 403; readonly reason: string };

const in_: Admission = { ok: true };

/**
 * Who may talk to a host in browser mode: only the browser that first opened the printed address. Its one-time token
 * becomes a cookie; the Host header must be ours (a rebound DNS name is not), and so must the Origin of whatever
 * acts (a page of another site cannot).
 */
export class BrowserGuard {
  /** The token of the printed address. */
  readonly token = randomBytes(32).toString('base64url');
  private readonly session = randomBytes(32).toString('base64url');
  private spent = false;
  private port = 0;

  /** Must be called once the port is known. */
  bindTo(port: number): void {
    this.port = port;
  }

  /** Exchanges the token for a cookie, once; undefined when it is wrong or spent. */
  redeem(token: string): string | undefined {
    if (this.spent || !sameText(token, this.token)) return undefined;
    this.spent = true;
    return `${this.cookieName}=${this.session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** The Host header names us. */
  admitHost(request: IncomingMessage): Admission {
    const host = request.headers.host ?? '';
    if (host === `127.0.0.1:${this.port}` || host === `localhost:${this.port}`) return in_;
    return { ok: false, status: 403, reason: 'This address is served under another name.' };
  }

  /** The request comes from a page of ours, with the cookie. `acts`: it must name its origin. */
  admit(request: IncomingMessage, acts: boolean): Admission {
    const host = this.admitHost(request);
    if (!host.ok) return host;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if ((acts && origin === undefined) || (origin !== undefined && origin !== `http://${request.headers.host ?? ''}`)) return { ok: false, status: 403, reason: 'The request comes from another site.' };
    if (acts && site !== undefined && site !== 'same-origin') return { ok: false, status: 403, reason: 'The request comes from another site.' };
    const cookie = cookieOf(request.headers.cookie ?? '', this.cookieName);
    if (cookie === undefined || !sameText(cookie, this.session)) return { ok: false, status: 401, reason: 'Open the address that was printed in the terminal; it holds a token that lets one browser in.' };
    return in_;
  }

  /** Cookies are shared by all ports of a host name, so the name holds the port. */
  private get cookieName(): string {
    return `policy-bench-${this.port}`;
  }
}

function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** Compares in constant time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
