import { namedValue } from '../../selectors/secret-parts.ts';
import { CompileError, type CompileContext, type FilterExecutor } from '../executor.ts';
import { childrenOf } from '../policy-writes.ts';
import { prefixed } from './stored-names.ts';

type Attributes = ReadonlyMap<string, readonly string[]>;

function readUsers({ store, reader }: CompileContext): ReadonlyMap<string, Attributes> {
  const users = new Map<string, Attributes>();
  for (const user of store.ofType('User')) {
    const attributes = new Map<string, readonly string[]>();
    for (const row of childrenOf(store, user)) {
      if (row.type !== 'IdentityAttribute') continue;
      const [name, value] = [reader.text(row.id, 'name'), reader.text(row.id, 'value')];
      if (name !== undefined && value !== undefined && value !== '') attributes.set(name, [...(attributes.get(name) ?? []), value]);
    }
    users.set(reader.text(user.id, 'name') ?? user.key, attributes);
  }
  return users;
}

/** Sets attributes of the message to those of a user of the local store. */
export const userStoreExecutor: FilterExecutor = {
  compile(context) {
    if (context.flag('enablyLegacyAttrNaming')) {
      throw new CompileError({ severity: 'error', code: 'unsupported-value', field: 'enablyLegacyAttrNaming', message: 'Attributes cannot be named as in old versions here', fix: 'Switch legacy attribute naming off' });
    }
    const user = context.template('userIdentityAttribName');
    const prefix = context.template('messageAttrPrefix');
    const wanted = context.children('LookupAttribute').map((row) => context.text('name', row));
    const mustFind = context.flag('failOnEmptyAttributeSet');
    const users = readUsers(context);
    const fields = [context.read('userIdentityAttribName'), context.read('messageAttrPrefix')];
    return (message) => {
      const name = user.text(message).trim();
      const attributes = users.get(name);
      const names = wanted.length === 0 ? [...(attributes?.keys() ?? [])] : wanted;
      const found = names.filter((attribute) => attributes?.has(attribute) === true);
      if (attributes === undefined || (found.length === 0 && mustFind)) {
        message.trace?.decision({ outcome: 'fail', text: attributes === undefined ? `There is no user “${name}” in the local user store` : `User ${name} has none of the attributes`, fields });
        return 'fail';
      }
      for (const attribute of found) {
        const values = (attributes.get(attribute) ?? []).map((value) => namedValue(attribute, value));
        message.set(prefixed(prefix.text(message).trim(), attribute), values.length === 1 ? values[0] : values);
      }
      message.trace?.decision({ outcome: 'pass', text: `User ${name} has ${found.join(', ') || 'none of the attributes'}`, fields });
      return 'pass';
    };
  },
};
