import { expect, test } from 'vitest';
import { compileFilter, decisionsOf, fakeMessage } from '../fakes.ts';
import { groupMembershipExecutor } from './execute.ts';

const group = (name: string, ...members: readonly string[]): string => `type: Group\nfields:\n  name: ${name}\n  member:\n${members.map((member) => `  - /Users/${member}\n`).join('')}`;
const files = {
  'Users/eve.yaml': 'type: User\nfields:\n  name: eve\n',
  'Users/bob.yaml': 'type: User\nfields:\n  name: bob\n',
  'Users/Staff.yaml': group('Staff', 'eve', 'Admins'),
  'Users/Admins.yaml': group('Admins', 'bob', 'Staff', 'gone'),
  'Users/Nobody.yaml': 'type: Group\nfields:\n  name: Nobody\n',
};

test.each([
  { user: 'eve', groupName: 'Staff', outcome: 'pass' },
  { user: 'bob', groupName: '${wanted}', outcome: 'pass' },
  { user: 'eve', groupName: 'Admins', outcome: 'pass' },
  { user: 'mallory', groupName: 'Staff', outcome: 'fail' },
  { user: 'eve', groupName: 'Nobody', outcome: 'fail' },
  { user: 'Eve', groupName: 'Staff', outcome: 'fail' },
  { user: 'eve', groupName: 'Unknown', outcome: 'fail' },
  { user: '', groupName: 'Staff', outcome: 'fail' },
])('$user in $groupName: $outcome', ({ user, groupName, outcome }) => {
  const message = fakeMessage({ attributes: { 'authentication.subject.id': user, wanted: 'Staff' } });
  expect(compileFilter(groupMembershipExecutor, { type: 'AuthZUserFilter', fields: { groupName } }, { files })(message)).toBe(outcome);
  expect(decisionsOf(message)).toHaveLength(1);
});
