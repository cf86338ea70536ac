import { startStudio } from '../host/studio.ts';
import { storeRoot } from './opened-store.ts';
import { untilEnded } from './until-ended.ts';

/** `studio [STORE]`: serves the window to a browser until SIGINT or SIGTERM. */
export async function studioCommand(storePath: string | undefined, options: { readonly json?: boolean; readonly httpPort?: number }, version: string): Promise<number> {
  const ended = untilEnded();
  const root = storePath === undefined ? undefined : storeRoot(storePath);
  const studio = await startStudio({
    version,
    ...(root === undefined ? {} : { storePath: root }),
    ...(options.httpPort === undefined ? {} : { port: options.httpPort }),
  });
  process.stdout.write(options.json === true ? `${JSON.stringify({ url: studio.url })}\n` : `Policy Bench is at\n\n  ${studio.url}\n\nThe address lets one browser in, once. Ctrl+C ends it.\n`);
  await ended;
  await studio.close();
  return 0;
}
