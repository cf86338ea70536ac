import type { FilterExecutor } from '../executor.ts';
import { isHeaderName } from '../header-text.ts';

/** Sets the verb that later filters see. */
export const setHttpVerbExecutor: FilterExecutor = {
  compile(context) {
    const template = context.template('httpVerb');
    const fields = [context.read('httpVerb')];
    return (message) => {
      const verb = template.text(message).trim();
      // A method is a token, as a header's name is (RFC 9110 §9.1); case matters.
      if (!isHeaderName(verb)) {
        message.trace?.decision({ outcome: 'fail', text: verb === '' ? 'There is no verb to set' : `“${verb}” is no HTTP verb`, fields });
        return 'fail';
      }
      message.set('http.request.verb', verb);
      message.trace?.decision({ outcome: 'pass', text: `The verb is ${verb}`, fields });
      return 'pass';
    };
  },
};
