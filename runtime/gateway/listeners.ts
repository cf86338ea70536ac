import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve, type ServedSite } from './service-handler.ts';
import type { TlsIdentity } from './tls-identity.ts';

/** What an interface needs of a listener. */
export interface ListenerWish {
  /** Stays the same over deployments as long as the address does. */
  readonly key: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Undefined: without TLS. */
  readonly identity: TlsIdentity | undefined;
  readonly site: ServedSite;
}

interface Listener {
  readonly server: Server | TlsServer;
  site: ServedSite;
  readonly port: number;
  cert: string | undefined;
}

const LOOPBACK = '127.0.0.1';
/** Milliseconds that requests under way get when the gateway closes, and when only their listener does. */
const DRAIN_MS = 5_000;
const REDEPLOY_DRAIN_MS = 60_000;

/** The open listeners of a gateway, all on the loopback address (product decision 13). */
export class Listeners {
  readonly #open = new Map<string, Listener>();
  readonly #closing = new Set<Listener>();

  /** Closes what is not wished any more; requests under way may end, and are not waited for. */
  keepOnly(wishes: readonly ListenerWish[]): void {
    const wanted = new Set(wishes.map((wish) => wish.key));
    for (const [key, listener] of this.#open) {
      if (wanted.has(key)) continue;
      this.#open.delete(key);
      void this.#stop(listener, REDEPLOY_DRAIN_MS);
    }
  }

  /** Opens a listener, or swaps what an open one serves. Gives its port, or the system's error code. */
  async serve(wish: ListenerWish): Promise<{ readonly port: number } | { readonly code: string }> {
    const known = this.#open.get(wish.key);
    if (known !== undefined) {
      known.site = wish.site;
      if (wish.identity !== undefined && 'setSecureContext' in known.server && known.cert !== wish.identity.cert) {
        known.server.setSecureContext(wish.identity);
        known.cert = wish.identity.cert;
      }
      return { port: known.port };
    }
    const server = wish.identity === undefined ? createHttp() : createHttps(wish.identity);
    server.headersTimeout = 10_000;
    server.requestTimeout = 60_000;
    try {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host: LOOPBACK, port: wish.port, backlog: 512 }, resolve));
    } catch (error) {
      return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
    }
    const { port } = server.address() as AddressInfo;
    const listener: Listener = { server, site: wish.site, port, cert: wish.identity?.cert };
    server.on('request', (request, response) => serve(listener.site, request, response));
    this.#open.set(wish.key, listener);
    return { port };
  }

  /** Closes all; requests under way get a moment. */
  async close(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    await Promise.all([...all, ...this.#closing].map((listener) => this.#stop(listener, DRAIN_MS)));
  }

  async #stop(listener: Listener, drain: number): Promise<void> {
    this.#closing.add(listener);
    const timer = setTimeout(() => listener.server.closeAllConnections(), drain).unref();
    // Connections kept alive after their last answer would keep the server open.
    const idle = setInterval(() => listener.server.closeIdleConnections(), 50).unref();
    await new Promise<void>((resolve) => {
      listener.server.close(() => resolve());
      listener.server.closeIdleConnections();
    });
    clearTimeout(timer);
    clearInterval(idle);
    this.#closing.delete(listener);
  }
}
