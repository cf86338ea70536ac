import type { Entity } from '../../store/entity.ts';
import type { CompileContext, FilterExecutor } from '../executor.ts';

/** Names of the users of each group, those of inner groups included; groups may contain each other. */
function readGroups({ store, reader }: CompileContext): ReadonlyMap<string, ReadonlySet<string>> {
  const nameOf = (entity: Entity): string => reader.text(entity.id, 'name') ?? entity.key;
  const referred = (group: Entity): readonly Entity[] => {
    const { value } = reader.field(group.id, 'member');
    const targets = (typeof value === 'string' ? [value] : value).map((reference) => (reference === '' ? null : store.resolve(group.id, reference)));
    return targets.filter((target): target is Entity => target !== null && target !== undefined);
  };
  const membersOf = (start: Entity): ReadonlySet<string> => {
    const groups = new Set([start]);
    const users = new Set<string>();
    for (const group of groups) {
      for (const member of referred(group)) {
        if (store.types.isA(member.type, 'Group')) groups.add(member);
        else users.add(nameOf(member));
      }
    }
    return users;
  };
  return new Map(store.ofType('Group').map((group) => [nameOf(group), membersOf(group)]));
}

/** Passes for members of a group of the local user store. */
export const groupMembershipExecutor: FilterExecutor = {
  compile(context) {
    const user = context.template('user');
    const group = context.template('groupName');
    const groups = readGroups(context);
    const fields = [context.read('user'), context.read('groupName')];
    return (message) => {
      const [name, wanted] = [user.text(message).trim(), group.text(message).trim()];
      const members = groups.get(wanted);
      const outcome = members?.has(name) === true ? 'pass' : 'fail';
      message.trace?.decision({ outcome, text: members === undefined ? `There is no group “${wanted}” in the local user store` : `User “${name}” is ${outcome === 'pass' ? 'a' : 'no'} member of ${wanted}`, fields });
      return outcome;
    };
  },
};
