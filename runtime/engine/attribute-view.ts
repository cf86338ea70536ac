import { methods } from '#shared/selectors/methods.ts';
import { textOf } from '#shared/selectors/operators.ts';
import type { AttributeView } from '#shared/trace/event.ts';
import { MaskedText, Secret } from '#shared/trace/secret.ts';

/** Four hex digits by which two secrets can be compared, made with a key of this process. */
export type Fingerprint = (secret: string) => string;

const SECRET_NAME = /password|passwd|secret|token|credential|authorization/i;
/** Attributes named like a secret that hold none. */
const HARMLESS: ReadonlySet<string> = new Set(['scopes.for.token', 'scopes.in.token']);
const LONGEST_VALUE = 512;

/** `•••• a91c`: the secret itself is never shown. */
function masked(secret: Secret, fingerprint: Fingerprint): string {
  return secret instanceof MaskedText ? secret.masked().slice(0, LONGEST_VALUE) : `•••• ${fingerprint(secret.reveal('fingerprint'))}`;
}

function objectText(value: object, fingerprint: Fingerprint): string {
  if (!(methods in value)) return textOf(value);
  const getters = value[methods] as Readonly<Record<string, () => unknown>>;
  const token = getters['getValue']?.();
  if (token instanceof Secret) return masked(token, fingerprint);
  const name = getters['getClientID']?.() ?? getters['getUserAuthentication']?.();
  return name === undefined ? '(object)' : textOf(name);
}

/** An attribute as a trace shows it; secrets, and attributes named like one, are masked. */
export function attributeView(name: string, value: unknown, fingerprint: Fingerprint): AttributeView {
  if (value instanceof Secret) return { name, value: masked(value, fingerprint), secret: true };
  if (typeof value === 'object' && value !== null && methods in value) {
    const text = objectText(value, fingerprint);
    return text.startsWith('••••') ? { name, value: text, secret: true } : { name, value: text };
  }
  if (SECRET_NAME.test(name) && !HARMLESS.has(name)) return { name, value: '••••', secret: true };
  return { name, value: textOf(value).slice(0, LONGEST_VALUE) };
}
