import type { ClientCredential, ClientRegistry } from '../../ports/client-registry.ts';
import type { FieldRead, Mend } from '../../trace/event.ts';
import type { CompileContext } from '../executor.ts';
import type { Message } from '../message.ts';
import { refusal, type Refusal } from './refusal.ts';
import { given, type RequestForm } from './request-form.ts';
import { decodeBase64, decodeFormPart, equalConstantTime, utf8FromLatin1 } from './text-codec.ts';

/** Where a filter finds its client, compiled. */
export interface ClientPlace {
  readonly inForm: boolean;
  readonly idName: string;
  readonly secretName: string;
  /** Parameters that must not be repeated. */
  readonly known: readonly string[];
  authenticate(message: Message, form: RequestForm): ClientCredential | Refusal;
}

interface Attempt {
  readonly id: string;
  readonly secret: string | undefined;
  readonly note: string;
}

const CHALLENGE: readonly (readonly [string, string])[] = [['WWW-Authenticate', 'Basic realm="DefaultRealm"']];

function basicText(message: Message): string | undefined {
  const header = message.headers.get('authorization');
  return header !== undefined && /^basic(\s|$)/i.test(header) ? header.slice(5).trim() : undefined;
}

function split(text: string, note: string, decode: (part: string) => string | undefined): Attempt | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const id = decode(text.slice(0, colon));
  const secret = decode(text.slice(colon + 1));
  return id === undefined || id === '' || secret === undefined ? undefined : { id, secret: secret === '' ? undefined : secret, note };
}

/** Both readings of Basic credentials: form-decoded (RFC 6749 §2.3.1), then as they stand (product decision 25). */
function basicAttempts(encoded: string): readonly Attempt[] {
  const bytes = decodeBase64(encoded);
  if (bytes === undefined) return [];
  const text = utf8FromLatin1(bytes) ?? bytes;
  const raw = split(text, 'read without form decoding', (part) => part);
  if (!/[%+]/.test(text)) return raw === undefined ? [] : [{ ...raw, note: '' }];
  return [split(text, 'form-decoded', decodeFormPart), raw].filter((attempt) => attempt !== undefined);
}

/** Why a credential does not authenticate; undefined when it does. */
function objection(credential: ClientCredential | undefined, secret: string | undefined): string | undefined {
  if (credential === undefined) return 'is not registered';
  if (!credential.application.enabled) return `is disabled: application ${credential.application.name}`;
  if (!credential.enabled) return 'is disabled';
  if (credential.secretProblem !== undefined) return `has a secret that cannot be resolved: ${credential.secretProblem}`;
  if (secret === undefined) return credential.type === 'public' ? undefined : 'sent no secret';
  if (credential.secret === undefined) return 'sent a secret, but none is registered';
  return equalConstantTime(secret, credential.secret.reveal('client authentication')) ? undefined : 'sent a wrong secret';
}

function misplaced(message: Message, form: RequestForm, place: Pick<ClientPlace, 'inForm' | 'idName'>): boolean {
  return place.inForm ? basicText(message) !== undefined : given(form, place.idName) !== undefined;
}

function mendsFor(context: CompileContext, inForm: boolean): readonly Mend[] {
  const other = inForm ? 'AuthorizationHeader' : 'QueryString';
  return [
    { kind: 'request', label: inForm ? 'Send the client in the form body' : 'Send the client in the Authorization header', change: { location: inForm ? 'QueryString' : 'AuthorizationHeader' } },
    {
      kind: 'field',
      label: `Set the field to ${inForm ? 'In Authorization Header' : 'In Form Body'}`,
      entity: context.entity.id,
      field: 'locationOfClientDetails',
      value: other,
    },
  ];
}

function judge(registry: ClientRegistry, attempts: readonly Attempt[]): { credential?: ClientCredential; text: string } {
  let text = 'The client credentials cannot be read';
  for (const attempt of attempts) {
    const credential = registry.find(attempt.id);
    const against = objection(credential, attempt.secret);
    const note = attempt.note === '' ? '' : ` (${attempt.note})`;
    if (against === undefined && credential !== undefined) {
      return { credential, text: `Client ${attempt.id}${attempt.secret === undefined ? ', public, without secret' : '; its secret matches'}${note}` };
    }
    text = `Client ${attempt.id} ${against ?? 'is refused'}${note}`;
  }
  return { text };
}

/** Compiles the client's place: only it is read, the other one is ignored (RFC 6749 §2.3, product decision 24). */
export function compileClientPlace(context: CompileContext): ClientPlace {
  const inForm = context.text('locationOfClientDetails') === 'QueryString';
  // Unused fields are not judged (product decision 31), and older types lack them; then the usual names count.
  const idName = (inForm && context.text('clientIdHeaderName').trim()) || 'client_id';
  const secretName = (inForm && context.text('clientSecretHeaderName').trim()) || 'client_secret';
  const fields: readonly FieldRead[] = inForm
    ? [context.read('locationOfClientDetails', 'In Form Body'), context.read('clientIdHeaderName', idName)]
    : [context.read('locationOfClientDetails', 'In Authorization Header')];
  const mends = mendsFor(context, inForm);
  const attemptsOf = (message: Message, form: RequestForm): readonly Attempt[] | undefined => {
    if (inForm) {
      const id = given(form, idName);
      return id === undefined ? undefined : [{ id, secret: given(form, secretName), note: '' }];
    }
    const basic = basicText(message);
    return basic === undefined ? undefined : basicAttempts(basic);
  };
  const here = inForm ? 'the form body' : 'the Authorization header';
  const elsewhere = inForm ? 'the Authorization header' : 'the form body';
  return {
    inForm,
    idName,
    secretName,
    known: inForm ? [idName, secretName] : [],
    authenticate(message, form) {
      const headers = !inForm || basicText(message) !== undefined ? CHALLENGE : [];
      const attempts = attemptsOf(message, form);
      const wrongPlace = misplaced(message, form, { inForm, idName });
      if (attempts === undefined) {
        const reason = wrongPlace ? `${idName} found in ${elsewhere}, but this filter looks in ${here}` : `No client in ${here}`;
        return refusal('invalid_client', reason, { headers, fields, mends: wrongPlace ? mends : [], form });
      }
      const { credential, text } = judge(context.registry, attempts);
      if (wrongPlace) message.trace?.decision({ outcome: 'info', text: `Client details in ${elsewhere} are ignored`, fields });
      if (credential === undefined) return refusal('invalid_client', text, { headers, fields, form });
      message.trace?.decision({ outcome: 'pass', text, fields });
      return credential;
    },
  };
}
