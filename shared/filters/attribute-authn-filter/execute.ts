import { textOf } from '../../selectors/operators.ts';
import { Secret } from '../../trace/secret.ts';
import { compileCredentialCheck } from '../credentials.ts';
import type { FilterExecutor } from '../executor.ts';

/** Checks a name and a password that stand in attributes. */
export const attributeAuthnExecutor: FilterExecutor = {
  compile(context) {
    const name = context.template('username');
    const secret = context.template('password');
    const { check } = compileCredentialCheck(context);
    const fields = [context.read('username'), context.read('password', '')];
    return (message) => {
      const username = name.text(message);
      const password = secret.value(message);
      if (username === '' || password === undefined || password === null) {
        message.trace?.decision({ outcome: 'fail', text: username === '' ? 'There is no user name' : 'There is no password', fields });
        return 'fail';
      }
      return check(message, username, password instanceof Secret ? password : new Secret(textOf(password)));
    };
  },
};
