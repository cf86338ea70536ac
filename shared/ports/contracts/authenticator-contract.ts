import { Secret } from '../../trace/secret.ts';
import { RepositoryUnavailable, type AuthResult, type Authenticator } from '../authenticator.ts';

/** A repository prepared for the contract: it knows one user, and nobody else. */
export interface ContractRepository {
  readonly authenticator: Authenticator;
  readonly username: string;
  readonly password: string;
  /** The user as the repository spells it. */
  readonly subject: string;
}

/** A case of the contract; throws when the repository breaks it. */
export interface AuthenticatorCase {
  readonly name: string;
  run(repository: ContractRepository): Promise<void>;
}

async function outcome({ authenticator }: ContractRepository, username: string, password: string): Promise<AuthResult> {
  try {
    return await authenticator.authenticate(username, new Secret(password));
  } catch (fault) {
    if (fault instanceof RepositoryUnavailable) throw new Error('a repository that can be reached must decide', { cause: fault });
    throw fault;
  }
}

function rejects(name: string, credentials: (repository: ContractRepository) => readonly [username: string, password: string]): AuthenticatorCase {
  return {
    name,
    async run(repository) {
      const [username, password] = credentials(repository);
      const result = await outcome(repository, username, password);
      if (result.outcome !== 'rejected') throw new Error(`accepted as ${result.subject}`);
      if (result.reason === '') throw new Error('gives no reason for the trace');
      if (password.length > 3 && result.reason.includes(password)) throw new Error('the reason holds the password');
    },
  };
}

/** What every authentication repository has to do. */
export const authenticatorContract: readonly AuthenticatorCase[] = [
  {
    name: 'accepts the right password, and names the subject in its own spelling',
    async run(repository) {
      const result = await outcome(repository, repository.username, repository.password);
      if (result.outcome !== 'accepted') throw new Error(`rejected: ${result.reason}`);
      if (result.subject !== repository.subject) throw new Error(`the subject is ${result.subject}`);
    },
  },
  rejects('rejects a wrong password', ({ username, password }) => [username, `${password}x`]),
  rejects('rejects the beginning of the password', ({ username, password }) => [username, password.slice(0, -1)]),
  rejects('passwords keep their case', ({ username, password }) => [username, password.toUpperCase() === password ? password.toLowerCase() : password.toUpperCase()]),
  rejects('rejects a blank password', ({ username }) => [username, '']),
  rejects('rejects a password of blanks', ({ username }) => [username, '  ']),
  rejects('rejects an unknown user', ({ username, password }) => [`${username}-nobody`, password]),
  rejects('rejects an empty user name', ({ password }) => ['', password]),
  rejects('a pattern is no user', ({ password }) => ['*', password]),
  rejects('a search filter is no user', ({ username, password }) => [`${username})(|(cn=*`, password]),
  rejects('names of object members are no users', ({ password }) => ['__proto__', password]),
];
