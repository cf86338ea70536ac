import { ApiError } from '#shared/api/transport.ts';
import type { EditCommand } from '#shared/store/edit-command.ts';
import type { RawValue } from '#shared/store/entity.ts';
import type { DraftView } from './draft-view.ts';
import { hiddenSecret } from './field-words.ts';

/**
 * Commands of the window with clear secrets written as the store keeps them. A field that still shows only that a
 * secret is set is left as it is. Refuses new secrets where the store's pass-phrase is not known (product decision 15).
 */
export function encodeSecrets(view: DraftView, commands: readonly EditCommand[]): EditCommand[] {
  return commands.flatMap((command): EditCommand[] => {
    if (command.kind === 'set-field') {
      const type = view.model.entities.get(command.entity)?.definition;
      if (type?.fields.get(command.field)?.kind !== 'encrypted') return [command];
      if (command.value === hiddenSecret) return [];
      return [{ ...command, value: encode(view, command.value) }];
    }
    if (command.kind !== 'add-entity') return [command];
    const type = view.model.types.types.get(command.type);
    const fields = Object.entries(command.fields).map(([name, value]) => [name, type?.fields.get(name)?.kind === 'encrypted' ? encode(view, value) : value] as const);
    return [{ ...command, fields: Object.fromEntries(fields) }];
  });
}

function encode(view: DraftView, value: RawValue): RawValue {
  if (typeof value !== 'string') return value.map((text) => encodeText(view, text));
  return encodeText(view, value);
}

function encodeText(view: DraftView, text: string): string {
  if (text === '' || /\{\{.*\}\}|\$\{.*\}/s.test(text)) return text;
  if (!view.secretsReadable) {
    throw new ApiError({ code: 'secrets-opaque', message: 'This store’s secrets are encrypted with a pass-phrase, so new ones cannot be written here', hint: 'Use a placeholder such as {{env "NAME"}}, or change the secret in Policy Studio.' });
  }
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Clear text of a secret field; null when there is none or it cannot be read here. */
export function decodeSecret(view: DraftView, entity: string, field: string): string | null {
  if (view.model.entities.get(entity)?.definition?.fields.get(field)?.kind !== 'encrypted' || !view.secretsReadable) return null;
  const text = view.read.text(entity, field);
  if (text === undefined || text === '' || !/^[A-Za-z0-9+/\s]*=*\s*$/.test(text)) return null;
  return Buffer.from(text, 'base64').toString('utf8');
}
