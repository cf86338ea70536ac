import { describe, expect, it } from 'vitest';
import { applyCommands } from '#shared/store/edit.ts';
import type { EditCommand } from '#shared/store/edit-command.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { fixtureModel } from '../../testing/fixture-store.ts';
import { findTarget, type FoundTarget } from './test-target.ts';

const service = '/Environment Configuration/Service/OAuth 2.0 Services';
const policies = '/Policies/OAuth 2.0';
const password = `${policies}/Access Token Service/Resource Owner Password Credentials`;
const filter = `${password}/Resource Owner Password Credentials`;

const models = { 'apim-yaml': fixtureModel('apim-yaml'), 'example-ropc-store': fixtureModel('example-ropc-store') };

function target(id: string, commands: readonly EditCommand[] = [], name: keyof typeof models = 'apim-yaml'): FoundTarget {
  const model = models[name];
  if (commands.length === 0) return findTarget(model.entities, createFieldReader(model), id);
  const edit = applyCommands(model, commands);
  if (!edit.ok) throw new Error(edit.reason);
  const found = findTarget(model.entities, createFieldReader(model), id);
  model.update(edit.before);
  return found;
}

describe('the target of a test', () => {
  it('is the path that leads through the Switch to the filter, with the way in words', () => {
    expect(target(filter)).toEqual({
      target: {
        filter,
        filterType: 'ResourceOwnerPasswordCredentialsFilter',
        filterName: 'Resource Owner Password Credentials',
        paths: [
          {
            service: 'OAuth 2.0 Services', interface: 'OAuth 2.0 Interface', path: '/api/oauth/token', method: '*',
            via: ['Access Token Service', 'Decide what grant type to use: case password', 'Resource Owner Password Credentials'],
          },
        ],
        clientLocation: 'QueryString', clientIdName: 'client_id', clientSecretName: 'client_secret',
        users: expect.arrayContaining(['sampleuser', 'regadmin']) as string[],
        storedPasswords: expect.arrayContaining(['sampleuser', 'regadmin']) as string[],
        follow: { refresh: '/api/oauth/token', tokenInfo: '/api/oauth/tokeninfo', revoke: '/api/oauth/revoke', resource: '/api/oauth/protected' },
      },
    });
  });

  it.each([
    [`${policies}/Access Token Service/Refresh/Refresh Access token`, '/api/oauth/token'],
    [`${policies}/Revoke Token Service/Revoke Token/Revoke OAuth token`, '/api/oauth/revoke'],
    [`${policies}/Token Info Service/Access Token Info/Access Token Information`, '/api/oauth/tokeninfo'],
    [`${policies}/Resource Service/Resource Service/Reflect`, '/api/oauth/protected'],
    [`${policies}/Access Token Service/Access Token Service/Decide what grant type to use`, '/api/oauth/token'],
  ])('of %s is %s', (id, path) => {
    expect(target(id).target?.paths[0]?.path).toBe(path);
  });

  it('of the small store has one path, and nothing to follow it', () => {
    const [only] = models['example-ropc-store'].entities.ofType('ResourceOwnerPasswordCredentialsFilter');
    expect(target(only!.id, [], 'example-ropc-store').target).toMatchObject({ paths: [{ service: 'Token Demo Services', path: '/api/oauth/token' }], users: ['alice'], follow: { refresh: null, tokenInfo: null, revoke: null, resource: null } });
  });

  it('reads place and names of the client from the filter', () => {
    const found = target(filter, [
      { kind: 'reset-field', entity: filter, field: 'locationOfClientDetails' },
      { kind: 'set-field', entity: filter, field: 'clientIdHeaderName', value: 'app' },
    ]);
    expect(found.target).toMatchObject({ clientLocation: 'AuthorizationHeader', clientIdName: 'app', clientSecretName: 'client_secret' });
  });

  it('names no users while a policy authenticates', () => {
    expect(target(filter, [{ kind: 'set-field', entity: filter, field: 'authNWith', value: 'CIRCUIT' }]).target?.users).toEqual([]);
  });
});

describe('a filter that no path leads to', () => {
  it('is tested directly, and the reason says what is missing', () => {
    const switchFilter = `${policies}/Access Token Service/Access Token Service/Decide what grant type to use`;
    const model = models['apim-yaml'];
    const toPassword = model.entities.get(switchFilter)!.children.find((id) => model.entities.get(id)?.fields.get('compareWith') === 'password')!;
    const found = target(filter, [{ kind: 'remove-entity', entity: toPassword }]);
    expect(found.reason).toMatch(/^No path of a listener leads to the policy Resource Owner Password Credentials;/);
    expect(found.target?.paths).toEqual([{ service: 'Policy Bench direct test', interface: 'Policy Bench direct test', path: '/direct-test', method: '*', via: ['Resource Owner Password Credentials'] }]);
  });

  it('says when the interface is disabled', () => {
    const found = target(filter, [{ kind: 'set-field', entity: `${service}/OAuth 2.0 Interface`, field: 'enabled', value: 'false' }]);
    expect(found.reason).toMatch(/\/api\/oauth\/token of OAuth 2\.0 Services leads here, but .* is disabled/);
  });

  it('has no target when it is not connected within its policy', () => {
    const found = target(filter, [{ kind: 'set-field', entity: password, field: 'start', value: '/null' }]);
    expect(found).toEqual({ target: null, reason: expect.stringContaining('no success or failure path leads from the first filter') as string });
  });

  it.each([
    ['/no/such/filter', 'does not exist any more'],
    ['/Libraries/OAuth2 Stores/Access Token Stores/OAuth Access Token Store', 'is no filter of a policy'],
  ])('%s: %s', (id, reason) => {
    expect(target(id)).toEqual({ target: null, reason: expect.stringContaining(reason) as string });
  });
});
