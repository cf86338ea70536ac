import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { CommandFailure } from './command-failure.ts';
import { portNumber, withEnvironment, withListenerOptions, withRunningOptions } from './command-options.ts';
import { exportCommand } from './export-command.ts';
import { runCommand } from './run-command.ts';
import { studioCommand } from './studio-command.ts';
import { testCommand } from './test-command.ts';
import { validateCommand } from './validate-command.ts';

/** Version of the installed product: the bundle lies in a folder beside its package.json. */
function version(): string {
  try {
    return (JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as { readonly version: string }).version;
  } catch {
    return '0.0.0';
  }
}

type Action<Options> = (store: string, options: Options) => Promise<number>;

/** The program; `done` gets the exit code of the command that ran. */
function createProgram(done: (code: number) => void): Command {
  const program = new Command('policy-bench')
    .description('Checks, runs, tests and packs configurations of an API gateway in YAML Entity Store form.')
    .version(version())
    .showHelpAfterError('Add --help to see how it is called.')
    .allowExcessArguments(false)
    .exitOverride();
  const add = <Options>(command: Command, action: Action<Options>): void => {
    command.option('--json', 'print JSON for programs').action(async (store: string, options: Options) => done(await action(store, options)));
  };
  const command = (name: string, summary: string, example: string): Command =>
    program.command(name).description(summary).argument('<store>', 'folder of the store').addHelpText('after', `\nExample:\n  policy-bench ${example}`);

  add(
    withEnvironment(command('validate', 'Reports every problem of a store: files, references, values, filters that cannot run here. Ends with 1 when one is an error.', 'validate ./my-store')),
    validateCommand,
  );
  add(
    withListenerOptions(withRunningOptions(command('run', 'Serves the policies of a store on 127.0.0.1 until it is ended.', 'run ./my-store --port "OAuth 2.0 Interface=8089" --plain-http'))),
    runCommand,
  );
  const test = command('test', 'Sends a password token request to the store’s policy and shows answer and trace. Ends with 1 when no token came.', 'test ./my-store --client SampleConfidentialApp:SECRET --username sampleuser --password - < password.txt')
    .requiredOption('--client <id:secret>', 'client, sent where the filter looks for it; ID alone for a public client')
    .requiredOption('--username <name>', 'resource owner')
    .requiredOption('--password <password>', 'password of the resource owner; - reads it from standard input')
    .option('--scope <scopes>', 'scopes, separated by spaces')
    .option('--path <path>', 'path of the token service, when several lead to the filter');
  add(withListenerOptions(withRunningOptions(test)), testCommand);
  add(
    command('export', 'Packs a store into the archive that a gateway deploys: reproducible, without .policy-bench.', 'export ./my-store -o my-store.tar.gz').requiredOption('-o, --output <file>', 'archive to write, .tar.gz'),
    exportCommand,
  );
  program
    .command('studio')
    .description('Serves the window to a browser on this machine until it is ended.')
    .argument('[store]', 'folder of the store to open')
    .option('--http-port <n>', 'port of the window; a free one by default', portNumber)
    .option('--json', 'print JSON for programs')
    .action(async (store: string | undefined, options: { json?: boolean; httpPort?: number }) => done(await studioCommand(store, options, version())));
  return program;
}

async function main(): Promise<number> {
  let code = 0;
  try {
    await createProgram((given) => {
      code = given;
    }).parseAsync();
    return code;
  } catch (error) {
    // Commander has printed its own message; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CommandFailure ? error.exitCode : 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
