import { join } from 'node:path';
import { forkGateway } from './gateway/fork-gateway.ts';
import { createHost } from './host.ts';
import { startHttpBridge } from './http-bridge.ts';

/** How browser mode is started. */
export interface StudioOptions {
  /** Store to open; without one the welcome page shows. */
  readonly storePath?: string;
  /** 0 or left out: a free port. */
  readonly port?: number;
  readonly version: string;
  /** Folder with `renderer/`, `gateway.cjs` and `sample-store/`; that of the running bundle by default. */
  readonly bundleFolder?: string;
  /** Folder of the user's data; the operating system's by default. */
  readonly dataFolder?: string;
}

/** A host that serves one browser. */
export interface Studio {
  /** Address to open, with a token that lets one browser in, once. */
  readonly url: string;
  close(): Promise<void>;
}

/** Browser mode: the desktop application's host and window, over HTTP on 127.0.0.1. Rejects when the port is taken. */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const bundleFolder = options.bundleFolder ?? __dirname;
  let send: (name: string, payload: unknown) => void = () => undefined;
  const host = createHost({
    version: options.version,
    mode: 'browser',
    requestedStore: options.storePath ?? null,
    bundleFolder,
    ...(options.dataFolder === undefined ? {} : { dataFolder: options.dataFolder }),
    launchGateway: () => Promise.resolve(forkGateway(join(bundleFolder, 'gateway.cjs'))),
    emit: (name, payload) => send(name, payload),
  });
  try {
    const bridge = await startHttpBridge({ staticFolder: join(bundleFolder, 'renderer'), port: options.port ?? 0, call: host.call });
    send = (name, payload) => bridge.send(name, payload);
    return {
      url: bridge.url,
      async close() {
        await bridge.close();
        await host.close();
      },
    };
  } catch (fault) {
    await host.close();
    throw fault;
  }
}
