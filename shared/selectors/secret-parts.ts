import { MaskedText, Secret } from '../trace/secret.ts';

const DOTS = '••••';
const NAME = '[\\w.-]*(?:password|passwd|secret|token|assertion|api[_-]?key|code_verifier)';
const SECRET_NAME = new RegExp(`^(?:${NAME}|code)$`, 'i');
/** `name=value` of a form or query; names written with escapes are decoded by {@link maskForm}. */
const PAIR = /(^|[&?])([^&=]+)=([^&]*)/g;
const JSON_MEMBER = new RegExp(`("(?:${NAME}|code)"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');
const XML_ELEMENT = new RegExp(`(<(${NAME}|code)(?:\\s[^<>]*)?>)[^<]*`, 'gi');
const SECRET_HEADER = /^(proxy-)?authorization$|^(set-)?cookie$|api-?key$/i;

/** True for names of parameters and members that hold passwords, client secrets, tokens or codes. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** A value of a request: a secret when its name says so. */
export function namedValue(name: string, value: string): string | Secret {
  return isSecretName(name) ? new Secret(value) : value;
}

/** A header's value; of credentials only the scheme stays readable. */
export function headerValue(name: string, value: string | undefined): string | Secret | undefined {
  if (value === undefined || !SECRET_HEADER.test(name)) return value;
  const scheme = /^[A-Za-z][\w-]*(?= )/.exec(value)?.[0];
  return new MaskedText(value, scheme === undefined ? DOTS : `${scheme} ${DOTS}`);
}

function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function maskForm(text: string): string {
  return text.replace(PAIR, (pair, before: string, name: string) => (isSecretName(nameOf(name)) ? `${before}${name}=${DOTS}` : pair));
}

function unlessSame(clear: string, shown: string): string | Secret {
  return shown === clear ? clear : new MaskedText(clear, shown);
}

/** A form, or a query, whose secret parameters show as dots. */
export function formText(text: string): string | Secret {
  return unlessSame(text, maskForm(text));
}

/** A body of any kind, shown without the values of members, elements and parameters that are named like secrets. */
export function guardedBody(text: string): string | Secret {
  const shown = maskForm(text).replace(JSON_MEMBER, `$1"${DOTS}"`).replace(XML_ELEMENT, `$1${DOTS}`);
  return unlessSame(text, shown);
}
