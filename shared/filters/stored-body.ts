import { methods, type HasMethods } from '../selectors/methods.ts';
import { guardedBody } from '../selectors/secret-parts.ts';
import type { MessageBody } from './message.ts';
import { latin1, utf8FromLatin1 } from './oauth2/text-codec.ts';

/** A body that an attribute keeps; selectors read it as text. */
export class StoredBody implements HasMethods {
  readonly body: MessageBody;
  readonly [methods]: HasMethods[typeof methods];

  constructor(body: MessageBody) {
    this.body = body;
    this[methods] = {
      toString: () => {
        const raw = latin1(body.bytes);
        return guardedBody(utf8FromLatin1(raw) ?? raw);
      },
    };
  }
}
