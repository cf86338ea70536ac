import type { FromHost, HostArguments, ToHost } from '#shared/api/shell.ts';
import { DesktopShell, type ShellPort } from './desktop-shell.ts';
import { createHost } from './host.ts';

/** Set by Electron in a utility process. */
const { parentPort } = process as { readonly parentPort?: ShellPort };

function serve(parent: ShellPort, start: HostArguments): void {
  const post = (message: FromHost): void => parent.postMessage(message);
  const shell = new DesktopShell(post);
  const host = createHost({
    version: start.version,
    mode: 'desktop',
    requestedStore: start.requestedStore,
    bundleFolder: __dirname,
    shell,
    launchGateway: () => shell.launchGateway(),
    emit: (name, payload) => post({ type: 'event', name, payload }),
  });
  const receive = async (message: ToHost): Promise<void> => {
    if (message.type === 'call') post({ type: 'result', id: message.id, ...(await host.call(message.method, message.params)) });
    else if (message.type === 'open') host.requestStore(message.path);
    else if (message.type === 'close') {
      await host.close();
      post({ type: 'closed' });
    }
  };
  parent.on('message', ({ data, ports }) => {
    const message = data as ToHost;
    if (!shell.receive(message, ports[0])) void receive(message).catch((fault: unknown) => host.logFault(fault));
  });
  process.on('unhandledRejection', (fault) => host.logFault(fault));
  post({ type: 'ready' });
}

if (parentPort === undefined) {
  process.stderr.write('This program runs inside the desktop application. In a terminal, use: policy-bench studio\n');
  process.exitCode = 2;
} else {
  serve(parentPort, JSON.parse(process.argv[2] ?? '{}') as HostArguments);
}
