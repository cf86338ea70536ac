import { isSecretName } from '../selectors/secret-parts.ts';
import { textOf } from '../selectors/operators.ts';
import type { CompileContext } from './executor.ts';
import { MessageHeaders } from './header-list.ts';
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
export function compileToldError(context: CompileContext): (message: Message) => ToldError {
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

/** Answers with an error. */
export function answerError(message: Message, status: number, body: TextBody): void {
  message.body = body;
  message.answer = { status, headers: new MessageHeaders([['Content-Type', body.contentType ?? '']]) };
}
