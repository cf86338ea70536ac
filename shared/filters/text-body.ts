import type { MessageBody } from './message.ts';
import { utf8 } from './oauth2/text-codec.ts';

/** A body made from a text; it becomes UTF-8 bytes when somebody asks for them. */
export class TextBody implements MessageBody {
  readonly text: string;
  readonly contentType: string | undefined;
  #bytes: Uint8Array | undefined;

  constructor(text: string, contentType: string | undefined) {
    this.text = text;
    this.contentType = contentType;
  }

  get bytes(): Uint8Array {
    return (this.#bytes ??= utf8(this.text));
  }
}
