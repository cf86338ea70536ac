import { InvalidArgumentError, Option, type Command } from 'commander';
import type { GatewayChoices } from '../host/gateway/embedded-gateway.ts';

type StoresMode = GatewayChoices['stores'];

/** Options of every command that runs a store. */
export interface RunningOptions {
  readonly registry?: string;
  readonly env?: ReadonlyMap<string, string>;
  readonly port?: ReadonlyMap<string, number>;
  readonly stores: StoresMode;
  readonly store?: ReadonlyMap<string, StoresMode>;
  readonly plainHttp?: boolean;
}

function split(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('It needs the form NAME=VALUE.');
  return [text.slice(0, at), text.slice(at + 1)];
}

function collect<V>(read: (value: string) => V): (text: string, before?: ReadonlyMap<string, V>) => ReadonlyMap<string, V> {
  return (text, before) => {
    const [name, value] = split(text);
    return new Map([...(before ?? []), [name, read(value)] as const]);
  };
}

/** A port as an option's value. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number from 0 (a free one) to 65535.');
}

function storesMode(text: string): StoresMode {
  if (text === 'embedded' || text === 'configured') return text;
  throw new InvalidArgumentError('It is either embedded or configured.');
}

/** Adds `--env`. */
export function withEnvironment(command: Command): Command {
  return command.option('--env <name=value>', 'value of ${env.NAME} and {{env "NAME"}}; may be repeated', collect((value) => value));
}

/** Adds the options of a command that runs a store. */
export function withRunningOptions(command: Command): Command {
  return withEnvironment(command)
    .option('--registry <file>', 'client applications, instead of .policy-bench/registry.yaml of the store')
    .addOption(new Option('--stores <mode>', 'keep tokens of databases and Cassandra in the embedded store, or in the real one').choices(['embedded', 'configured']).default('embedded'))
    .option('--store <name=mode>', 'the same for one token store; may be repeated', collect(storesMode));
}

/** Adds the options that concern listeners. */
export function withListenerOptions(command: Command): Command {
  return command
    .option('--port <interface=n>', 'port of an interface, 0 for a free one; may be repeated', collect(portNumber))
    .option('--plain-http', 'serve TLS interfaces without TLS');
}
