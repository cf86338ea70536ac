import { field } from '../entities/field-spec.ts';

const WHO = 'Who gets in';

/** Fields of filters that check a user's name and password against a repository. */
export const credentialFields = {
  credentialFormat: field({
    kind: 'choice',
    control: 'select',
    label: 'Credential Format',
    options: [
      { value: 'Username', label: 'User Name' },
      { value: 'X509DName', label: 'Distinguished Name' },
    ],
    help: 'What the name that was given is. The embedded gateway checks user names.',
    topic: WHO,
    effect: 'Names are read as {after} instead of {before}.',
  }),
  repository: field({
    kind: 'reference',
    refType: 'AuthnRepositoryBase',
    required: true,
    label: 'Repository',
    help: 'Users of this repository are let in.',
    topic: WHO,
    effect: 'Users of {after} are let in instead of those of {before}.',
  }),
};
