import type { Maybe } from '../ports/token-store.ts';
import type { Secret } from '../trace/secret.ts';
import type { FieldRead } from '../trace/event.ts';
import { CompileError, type CompileContext, type Outcome } from './executor.ts';
import type { Message } from './message.ts';
import { andThen, guarded } from './oauth2/maybe.ts';

/** Checks credentials against the repository the filter names. */
export interface CredentialCheck {
  readonly fields: readonly FieldRead[];
  check(message: Message, username: string, password: Secret): Maybe<Outcome>;
}

/** Compiles the check; accepted users become `authentication.subject.id`. */
export function compileCredentialCheck(context: CompileContext): CredentialCheck {
  const format = context.text('credentialFormat');
  if (format !== 'Username' && format !== '') {
    throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'credentialFormat', message: `Credentials in the format ${format} cannot be checked here`, fix: 'Choose User Name' });
  }
  const { name, authenticator } = context.authenticator('repository');
  const fields = [context.read('repository', name)];
  return {
    fields,
    check: (message, username, password) =>
      andThen(guarded(() => authenticator.authenticate(username, password)), (result): Outcome => {
        if (result.outcome === 'rejected') {
          message.trace?.decision({ outcome: 'fail', text: `User ${username} refused: ${result.reason}`, fields });
          return 'fail';
        }
        message.set('authentication.subject.id', result.subject);
        message.trace?.decision({ outcome: 'pass', text: `User ${result.subject} accepted`, fields });
        return 'pass';
      }),
  };
}
