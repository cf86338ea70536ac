import type { Maybe } from '../../ports/token-store.ts';
import { Secret } from '../../trace/secret.ts';
import { CompileError, type CompileContext } from '../executor.ts';
import type { Message } from '../message.ts';
import { andThen, guarded } from './maybe.ts';
import { refusal, type Refusal } from './refusal.ts';
import { given, type RequestForm } from './request-form.ts';
import { neededAttribute, readsRequest } from './subject-selector.ts';

const SUBJECT = 'authentication.subject.id';
const PASSWORD = 'authentication.subject.password';

/** Gives the token's owner, or refuses. */
export type OwnerCheck = (message: Message, form: RequestForm) => Maybe<{ readonly userName: string } | Refusal>;

/** Name and password are there; an empty password goes on to the repository (product decision 26). */
function credentialsOf(form: RequestForm): { readonly username: string; readonly password: Secret } | Refusal {
  const username = given(form, 'username');
  const password = form.values.get('password');
  if (username === undefined) return refusal('invalid_request', 'Parameter username is missing', { form });
  return password === undefined ? refusal('invalid_request', 'Parameter password is missing', { form }) : { username, password: new Secret(password) };
}

function byRepository(context: CompileContext): OwnerCheck {
  const { name, authenticator } = context.authenticator('repository');
  const fields = [context.read('repository', name)];
  return (message, form) => {
    const found = credentialsOf(form);
    if ('refused' in found) return found;
    return andThen(guarded(() => authenticator.authenticate(found.username, found.password)), (result) => {
      if (result.outcome === 'rejected') return refusal('invalid_grant', `User ${found.username} refused: ${result.reason}`, { fields, form });
      message.set(SUBJECT, result.subject);
      message.trace?.decision({ outcome: 'pass', text: `User ${result.subject} accepted`, fields });
      return { userName: result.subject };
    });
  };
}

function byPolicy(context: CompileContext): OwnerCheck {
  const policy = context.policy('circuitPK');
  if (policy === null) {
    throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'circuitPK', message: 'Call this policy is chosen, but no policy is named', fix: 'Choose the policy that authenticates the user' });
  }
  const text = context.text('subjectAttr');
  const selector = context.template('subjectAttr');
  const fromRequest = readsRequest(text);
  const needs = neededAttribute(text);
  const unwritten = needs !== undefined && policy.writes !== undefined && !policy.writes.has(needs);
  const advice = `No filter of policy ${policy.entity.key} writes ${needs ?? SUBJECT}; add an authentication filter or set the attribute`;
  if (unwritten) context.problem({ severity: 'warning', code: 'subject-not-written', field: 'subjectAttr', message: `${advice}.` });
  if (fromRequest) context.problem({ severity: 'warning', code: 'subject-from-request', field: 'subjectAttr', message: 'The subject is read from the request itself: whatever name is typed gets a token.' });
  const fields = [context.read('circuitPK', policy.entity.key), context.read('subjectAttr', text)];
  return (message, form) => {
    const found = credentialsOf(form);
    if ('refused' in found) return found;
    message.set(SUBJECT, found.username);
    message.set(PASSWORD, found.password);
    const writes = message.recordWrites();
    const refused = (reason: string): Refusal => {
      message.set(SUBJECT, undefined);
      return refusal('invalid_grant', reason, { fields, form });
    };
    const judge = (outcome: 'pass' | 'fail'): { readonly userName: string } | Refusal => {
      writes.stop();
      message.set(PASSWORD, undefined);
      if (outcome === 'fail') return refused(`Policy ${policy.entity.key} refused user ${found.username}`);
      if (needs !== undefined && !writes.written.has(needs)) return refused(advice);
      const subject = selector.text(message).trim();
      if (subject === '') return refused(`Policy ${policy.entity.key} passed, but ${text} is empty`);
      message.set(SUBJECT, subject);
      message.trace?.decision({ outcome: 'pass', text: `User ${subject} accepted by policy ${policy.entity.key}`, fields });
      return { userName: subject };
    };
    return andThen(withoutPassword(message, () => policy.run(message, 'called to authenticate the resource owner')), judge);
  };
}

/** The password is removed even when the policy aborts. */
function withoutPassword<T>(message: Message, run: () => Maybe<T>): Maybe<T> {
  const clear = (fault: unknown): never => {
    message.set(PASSWORD, undefined);
    throw fault;
  };
  try {
    const value = run();
    return value instanceof Promise ? value.catch(clear) : value;
  } catch (fault) {
    return clear(fault);
  }
}

/** Compiles *Authenticate Resource Owner*. */
export function compileOwnerCheck(context: CompileContext): OwnerCheck {
  return context.text('authNWith') === 'CIRCUIT' ? byPolicy(context) : byRepository(context);
}
