import { isSecretName } from '../selectors/secret-parts.ts';
import { textOf } from '../selectors/operators.ts';
import type { CompileContext, CompiledFilter } from './executor.ts';
import { MessageHeaders } from './header-list.ts';
import { compileStatus } from './http-status.ts';
import type { Message } from './message.ts';
import { TextBody } from './text-body.ts';

/** What an error tells a client. */
export interface ToldError {
  readonly reason: string;
  readonly messageId: string;
  /** Policy that failed; undefined when it is not told, or unknown. */
  readonly path: string | undefined;
  /** Names and values; undefined when they are not told. */
  readonly attributes: readonly (readonly [string, string])[] | undefined;
}

const LONGEST_VALUE = 512;

function attributesOf(message: Message): readonly (readonly [string, string])[] {
  return message.names().map((name) => [name, isSecretName(name) ? '••••' : textOf(message.get(name)).slice(0, LONGEST_VALUE)]);
}

/** Compiles the fields that say what is told. */
function compileToldError(context: CompileContext): (message: Message) => ToldError {
  const explains = context.flag('showDetailedReason');
  const showsPath = context.flag('showPath');
  const showsAttributes = context.flag('showAttributes');
  const reason = context.template('faultString');
  return (message) => ({
    reason: explains ? reason.text(message) : 'message blocked',
    messageId: `Id-${message.id}`,
    path: showsPath ? textOf(message.get('circuit.failure.path')) || undefined : undefined,
    attributes: showsAttributes ? attributesOf(message) : undefined,
  });
}

/** `{"reasons":[…],"details":{…}}` */
export function jsonError({ reason, messageId, path, attributes }: ToldError): TextBody {
  const details = { msgId: messageId, ...(path === undefined ? {} : { path }), ...(attributes === undefined ? {} : { attributes: Object.fromEntries(attributes) }) };
  return new TextBody(JSON.stringify({ reasons: [{ language: 'en', message: reason }], details }), 'application/json');
}

/**
 * Compiles a filter that answers with an error. `bodyOf` gives what is sent and its name for the trace: `A JSON error`.
 */
export function compileErrorAnswer(context: CompileContext, bodyOf: (message: Message, told: ToldError) => readonly [body: TextBody, name: string]): CompiledFilter {
  const statusOf = compileStatus(context);
  const told = compileToldError(context);
  const fields = [context.read('httpResponseStatus'), context.read('showDetailedReason')];
  return (message) => {
    const status = statusOf(message);
    if (status === undefined) {
      message.trace?.decision({ outcome: 'fail', text: 'The selector gives no status from 100 to 599', fields });
      return 'fail';
    }
    const [body, name] = bodyOf(message, told(message));
    message.body = body;
    message.answer = { status, headers: new MessageHeaders([['Content-Type', body.contentType ?? '']]) };
    message.trace?.decision({ outcome: 'pass', text: `${name} is sent back with status ${status}`, fields });
    return 'pass';
  };
}
