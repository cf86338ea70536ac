import { Secret } from '../../trace/secret.ts';
import { compileCredentialCheck } from '../credentials.ts';
import type { FilterExecutor, Outcome } from '../executor.ts';
import { MessageHeaders } from '../header-list.ts';
import type { Message } from '../message.ts';
import { andThen } from '../oauth2/maybe.ts';
import { decodeBase64, utf8FromLatin1 } from '../oauth2/text-codec.ts';

interface Credentials {
  readonly username: string;
  readonly password: Secret;
}

/** Name and password of `Authorization: Basic` (RFC 7617 §2); undefined when there are none that can be read. */
function credentialsOf(message: Message): Credentials | undefined {
  const encoded = /^\s*basic\s+(\S+)\s*$/i.exec(message.headers.get('authorization') ?? '')?.[1];
  const bytes = encoded === undefined ? undefined : decodeBase64(encoded);
  const text = bytes === undefined ? undefined : (utf8FromLatin1(bytes) ?? bytes);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 0) return undefined;
  return { username: text.slice(0, colon), password: new Secret(text.slice(colon + 1)) };
}

/** Checks name and password of the Authorization header. */
export const httpBasicExecutor: FilterExecutor = {
  compile(context) {
    const { check, fields } = compileCredentialCheck(context);
    const challenges = context.flag('allowClientRetry');
    const removes = context.flag('removeAuthNHeader');
    const refuse = (message: Message): Outcome => {
      if (challenges) {
        message.answer = { status: 401, headers: new MessageHeaders([['WWW-Authenticate', 'Basic realm="DefaultRealm"']]) };
        message.body = { bytes: new Uint8Array(0), contentType: undefined };
      }
      return 'fail';
    };
    return (message) => {
      const found = credentialsOf(message);
      if (found === undefined) {
        message.trace?.decision({ outcome: 'fail', text: 'The request has no readable Authorization: Basic header', fields: [...fields, context.read('allowClientRetry')] });
        return refuse(message);
      }
      return andThen(check(message, found.username, found.password), (outcome) => {
        if (outcome === 'fail') return refuse(message);
        if (removes) message.headers.delete('authorization');
        return 'pass';
      });
    };
  },
};
