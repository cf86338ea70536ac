import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { EditCommand } from '#shared/store/edit-command.ts';
import { applyCommands } from '#shared/store/edit.ts';
import type { EntityStore } from '#shared/store/entity.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { viewDraft, type DraftView } from './draft-view.ts';
import { entityView } from './entity-view.ts';
import { reviewDraft } from './review.ts';
import { candidatesFor, completionsAt, referrersOf } from './store-lookups.ts';
import { searchStore } from './store-search.ts';
import { storeTree } from './store-tree.ts';

const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
const filter = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials/Resource Owner Password Credentials';

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const original = StoreModel.read(new Map(filesUnder(root).map((path) => [relative(root, path), readFileSync(path, 'utf8')])));

let model = original;
let saved = original;

beforeEach(() => {
  model = original.copy();
  saved = original.copy();
});

function view(): DraftView {
  const project = { projectId: 'p', name: 'apim-yaml', root, model, saved, revision: 1, unsaved: 0 };
  return viewDraft(project, new Map([['HOME', '/root']]), () => []);
}

function edit(...commands: EditCommand[]): void {
  expect(applyCommands(model, commands)).toMatchObject({ ok: true });
}

const set = (field: string, value: string): EditCommand => ({ kind: 'set-field', entity: filter, field, value });

/** The store, with a count of how often an entity was looked up in it or a field of one was read. */
function counted(store: EntityStore): { readonly store: EntityStore; readonly reads: () => number } {
  let reads = 0;
  const counting = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const member: unknown = Reflect.get(of, name, of);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown => {
          reads += 1;
          return Reflect.apply(member, of, args);
        };
      },
    });
  const entities = new Map([...store.entities].map(([id, entity]) => [id, { ...entity, fields: counting(entity.fields) }]));
  const copy: EntityStore = { ...pick(store), entities, get: (id) => entities.get(id) };
  return { store: counting(copy), reads: () => reads };
}

function pick(store: EntityStore): Omit<EntityStore, 'entities' | 'get'> {
  return {
    types: store.types, root: store.root,
    resolve: (from, reference) => store.resolve(from, reference), ofType: (type) => store.ofType(type),
    referrers: (id) => store.referrers(id), referenceTo: (id) => store.referenceTo(id),
  };
}

function outline(parent: string | null, depth: number): string[] {
  const nodes = storeTree(model.entities, () => false);
  const rows = (id: string | null, level: number): string[] =>
    level === depth ? [] : nodes.filter((node) => node.parent === id).flatMap((node) => ['  '.repeat(level) + node.name, ...rows(node.id, level + 1)]);
  return rows(parent, 0);
}

describe('tree', () => {
  test('has Policy Studio’s order and names', () => {
    expect(outline(null, 2)).toMatchInlineSnapshot(`
      [
        "APIs",
        "  Web Service Repository",
        "Policies",
        "  API Manager Policies",
        "  Client App Registry Policies",
        "  Demo",
        "  Generated Policies",
        "  OAuth 2.0",
        "  Policy Library",
        "  Sample Policies",
        "Resources",
        "  JSON Schemas",
        "  Resource Repository",
        "  Scripts",
        "  Stylesheets",
        "  XPaths",
        "Environment Configuration",
        "  Listeners",
        "  External Connections",
        "  Libraries",
        "  Certificates and Keys",
        "  Users and Groups",
        "  Key Property Stores",
        "Server Settings",
        "  AccessLogger",
        "  Cassandra Settings",
        "  Default System Settings",
        "  Event Log Configuration",
        "  Logging Configuration",
        "  Mime Types",
        "  Monitoring Configuration",
        "  Open Traffic Event Log Configuration",
        "  Portal Alerts",
        "  Portal Config",
        "  Traffic Monitor",
        "  Zero Downtime Configuration",
        "System",
        "  AMA loadable module",
        "  API Connectors",
        "  Available Command Entities",
        "  Client Registry Settings",
        "  CRL Retriever",
        "  Element Specifiers",
        "  Encryption Recipients",
        "  Entity Store Configuration",
        "  Externally Managed Topology",
        "  Filter Categories",
        "  Global Properties",
        "  GSS Mechanism OIDs",
        "  GSS Principal Name OIDs",
        "  HSTS Profiles",
        "  HTTP Retry Code Classes",
        "  HTTP Status Code Classes",
        "  Internationalization Default",
        "  Internationalization France",
        "  Internationalization Germany",
        "  Internationalization Italy",
        "  Internationalization Spain",
        "  Namespace Configuration",
        "  OES SSM Settings",
        "  Parser Features Group",
        "  PassPort Client Cache",
        "  Policy Categories",
        "  Preferred Java Interface Providers",
        "  Registered Tracking Object for Sentinel",
        "  REST API Security Profiles",
        "  REST File Service",
        "  SessionManager",
        "  Sophos Default Settings",
        "  TFXSLT Mapping Group",
        "  Token Finders",
        "  UDDI Registry Categorization Schemes",
        "  UDDI Registry Identification Schemes",
      ]
    `);
  });

  test('shows policies in containers and filters below their policy', () => {
    expect(outline('/Policies/OAuth 2.0/Access Token Service', 2)).toMatchInlineSnapshot(`
      [
        "Access Code",
        "  Exchange AuthZ Code for Access Token",
        "  Create an Open ID Connect ID Token",
        "Access Token Service",
        "  Decide what grant type to use",
        "Client Credentials",
        "  Access Token using client credentials",
        "JWT",
        "  Access token using JWT",
        "Refresh",
        "  Refresh Access token",
        "Resource Owner Password Credentials",
        "  Resource Owner Password Credentials",
        "SAML",
        "  Access token using SAML Assertion",
        "Verify SAML Signature",
        "  XML Signature Verification",
      ]
    `);
  });

  test('shows ports and paths below a services group', () => {
    expect(outline('/Environment Configuration/Service/OAuth 2.0 Services', 2).slice(0, 12)).toMatchInlineSnapshot(`
      [
        "Ports",
        "  OAuth 2.0 Interface",
        "Paths",
        "  /",
        "  /api/oauth/application/image/",
        "  /api/oauth/authorize",
        "  /api/oauth/protected",
        "  /api/oauth/revoke",
        "  /api/oauth/token",
        "  /api/oauth/userdetails",
        "  /api/openid/user_info",
        "  /api/portal/",
      ]
    `);
  });

  test('names users, groups and key property stores once', () => {
    const nodes = storeTree(model.entities, () => false);
    expect(nodes.filter((node) => node.name === 'Users and Groups' || node.name === 'Key Property Stores').map((node) => node.type)).toEqual(['UserStore', 'KPSRoot']);
    expect(outline('/Environment Configuration/Default User Store', 1)).toEqual(['regadmin', 'sampleuser']);
  });

  test('has each row once, after its parent', () => {
    const seen = new Set<string | null>([null]);
    for (const node of storeTree(model.entities, () => false)) {
      expect(seen.has(node.parent), node.id).toBe(true);
      expect(seen.has(node.id), node.id).toBe(false);
      seen.add(node.id);
    }
  });

  test('looks each entity up once or twice, however many there are', () => {
    const { store, reads } = counted(model.entities);
    storeTree(store, () => false);
    expect(reads()).toBeLessThan(2 * store.entities.size);
  });
});

describe('entity', () => {
  test('gives fields in the type’s order with provenance', () => {
    const entity = entityView(view(), filter);
    expect(entity).toMatchObject({ name: 'Resource Owner Password Credentials', type: 'ResourceOwnerPasswordCredentialsFilter', keyFields: ['name'], secretsOpaque: false });
    expect(entity?.crumbs.map((crumb) => crumb.name)).toEqual(['Policies', 'OAuth 2.0', 'Access Token Service', 'Resource Owner Password Credentials', 'Resource Owner Password Credentials']);
    const field = (name: string) => entity?.fields.find((item) => item.name === name);
    expect(field('accessTokenExpiresInSecs')).toMatchObject({ provenance: 'default', raw: '3600', default: '3600', edited: false });
    expect(field('locationOfClientDetails')).toMatchObject({ provenance: 'set', raw: 'QueryString' });
    expect(field('tokenStore')).toMatchObject({ broken: false, target: { name: 'OAuth Access Token Store', type: 'AccessTokenPersist' } });
    expect(field('circuitPK')).toMatchObject({ broken: false, target: null });
    expect(entity?.fields.map((item) => item.name)).toEqual([...(model.entities.get(filter)?.definition?.fields.keys() ?? [])]);
  });

  test('marks edits, broken references and placeholders', () => {
    edit(set('accessTokenExpiresInSecs', '{{env "TOKEN_LIFE"}}'), set('tokenStore', '/Libraries/Nothing'), set('accessTokenlength', '{{env "HOME"}}'));
    const fields = entityView(view(), filter)?.fields ?? [];
    expect(fields.find(({ name }) => name === 'accessTokenExpiresInSecs')).toMatchObject({ edited: true, unresolved: expect.stringContaining('TOKEN_LIFE') });
    expect(fields.find(({ name }) => name === 'tokenStore')).toMatchObject({ edited: true, broken: true, target: null });
    expect(fields.find(({ name }) => name === 'accessTokenlength')).toMatchObject({ provenance: 'env', raw: '{{env "HOME"}}', value: '/root' });
  });

  test('never gives secrets', () => {
    const user = '/Environment Configuration/Default User Store/sampleuser';
    const text = JSON.stringify(entityView(view(), user));
    const password = String(model.entities.get(user)?.fields.get('password'));
    expect(password).toBe('Y2hhbmdlbWU=');
    expect(text).not.toContain(password);
    edit({ kind: 'set-field', entity: user, field: 'password', value: 'bmV3' });
    expect(JSON.stringify(reviewDraft(view()))).not.toMatch(/Y2hhbmdlbWU=|bmV3/);
    expect(JSON.stringify(searchStore(model.entities, 'password', 200))).not.toMatch(/Y2hhbmdlbWU=|bmV3/);
  });
});

describe('review', () => {
  test('says the three changes of picture 07 in words, with their exact lines', () => {
    edit({ kind: 'set-field', entity: filter, field: 'locationOfClientDetails', value: 'AuthorizationHeader' }, set('accessTokenExpiresInSecs', '900'), set('scopesMustMatch', 'All'));
    const review = reviewDraft(view());
    expect(review.changes.map(({ topic, title, before, after, tab, effect }) => ({ topic, title, before, after, tab, effect }))).toMatchInlineSnapshot(`
      [
        {
          "after": "In Authorization Header",
          "before": "In Form Body",
          "effect": "Clients that send client_id in the form will get 401.",
          "tab": "Application Validation",
          "title": "Find client application information from message",
          "topic": "Who can get a token",
        },
        {
          "after": "900 s",
          "before": "3600 s",
          "effect": "Access tokens live 15 minutes instead of 1 hour.",
          "tab": "Access Token",
          "title": "Access Token Expiry",
          "topic": "What a token is worth",
        },
        {
          "after": "All",
          "before": "Any",
          "effect": "An unregistered scope refuses the whole request.",
          "tab": "Access Token",
          "title": "Must match",
          "topic": "What a token is worth",
        },
      ]
    `);
    expect(review.files).toHaveLength(1);
    expect(review.files[0]).toMatchObject({ added: 2, removed: 1, note: expect.stringMatching(/^Line 11 goes because .* is the default\. Nothing else in the file changes\.$/) });
    expect(review.files[0]?.lines.filter((line) => line.kind !== 'same').map((line) => [line.kind, line.before, line.after, line.text.trim()])).toMatchInlineSnapshot(`
      [
        [
          "gap",
          null,
          null,
          "4 lines",
        ],
        [
          "remove",
          11,
          null,
          "locationOfClientDetails: QueryString",
        ],
        [
          "add",
          null,
          11,
          "scopesMustMatch: All",
        ],
        [
          "add",
          null,
          12,
          "accessTokenExpiresInSecs: 900",
        ],
      ]
    `);
  });

  test('tells a rename as one change and follows references quietly', () => {
    const policy = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials';
    edit({ kind: 'rename-entity', entity: policy, fields: { name: 'Password Grant' } });
    const review = reviewDraft(view());
    expect(review.changes.map(({ title, before, after, effect }) => [title, before, after, effect])).toEqual([['Name', 'Resource Owner Password Credentials', 'Password Grant', 'References to it follow.']]);
    expect(review.files.length).toBeGreaterThan(1);
    expect(review.files.find((file) => file.file.endsWith('Password Grant.yaml'))).toMatchObject({ added: 1, removed: 1, note: expect.stringContaining('its name follows') });
  });

  test('tells rows of a table and whole entities that come and go', () => {
    edit(
      { kind: 'add-entity', parent: filter, type: 'Property', fields: { name: 'owner', value: '${authentication.subject.id}' } },
      { kind: 'remove-entity', entity: '/Environment Configuration/Default User Store/regadmin' },
    );
    expect(reviewDraft(view()).changes.map(({ title, before, after, tab }) => [title, before, after, tab])).toEqual([
      ['Store additional meta data with the access token', null, 'owner = ${authentication.subject.id}', 'Access Token'],
      ['User removed', 'regadmin', null, undefined],
    ]);
  });

  test('is empty without edits', () => {
    expect(reviewDraft(view())).toMatchObject({ changes: [], files: [] });
  });
});

describe('search', () => {
  test.each([
    ['resource owner', (hits: string[]) => expect(hits[0]).toBe('Resource Owner Password Credentials')],
    ['access token expiry', (hits: string[]) => expect(hits[0]).toMatch(/^Access Token Expiry \(in secs\) = \d+/)],
    ['expiry resource owner', (hits: string[]) => expect(hits[0]).toMatch(/Expiry/)],
    ['/api/oauth/token', (hits: string[]) => expect(hits[0]).toBe('/api/oauth/token')],
    ['sampleuser', (hits: string[]) => expect(hits[0]).toBe('sampleuser')],
    ['querystring', (hits: string[]) => expect(hits.some((hit) => hit.includes('QueryString'))).toBe(true)],
    ['refresh token expiry', (hits: string[]) => expect(hits[0]).toBe('Refresh Token Details: Expiry (in secs) = 43200')],
    ['actoex', (hits: string[]) => expect(hits[0]).toMatch(/^Access Token Expiry/)],
    ['nothing like this', (hits: string[]) => expect(hits).toEqual([])],
  ])('finds %s', (query, check) => {
    check(searchStore(model.entities, query, 20).map((hit) => hit.title));
  });

  test('reads the fields of an entity once, for all searches', () => {
    const { store, reads } = counted(model.entities);
    searchStore(store, 'token', 50);
    const first = reads();
    expect(first).toBeGreaterThan(store.entities.size);
    searchStore(store, 'secret', 50);
    expect(reads() - first).toBeLessThan(4 * 50);
  });
});

describe('look-ups', () => {
  test('candidates respect the type and give the text to write', () => {
    const candidates = candidatesFor(view(), 'AccessTokenPersist', filter);
    expect(candidates).toEqual([{ id: '/Libraries/OAuth2 Stores/Access Token Stores/OAuth Access Token Store', name: 'OAuth Access Token Store', type: 'AccessTokenPersist', reference: '/Libraries/OAuth2 Stores/Access Token Stores/OAuth Access Token Store', path: ['OAuth2 Stores', 'Access Token Stores'], detail: 'Cassandra' }]);
    for (const candidate of candidatesFor(view(), 'FilterCircuit', filter)) expect(model.entities.resolve(filter, candidate.reference)?.id).toBe(candidate.id);
  });

  test('referrers name the field as its label', () => {
    expect(referrersOf(model.entities, '/Libraries/OAuth2 Stores/Access Token Stores/OAuth Access Token Store')).toContainEqual({ entity: filter, name: expect.stringContaining('Resource Owner Password Credentials'), field: 'Access Token will be stored here' });
  });

  test('completions join known attributes and the last run, without secrets', () => {
    const { items, run } = completionsAt(view(), filter, { run: 12, attributes: [{ name: 'authentication.subject.id', value: 'sampleuser', secret: false }, { name: 'accesstoken', value: 'abc', secret: true }] });
    expect(run).toBe(12);
    expect(items).toContainEqual({ name: 'authentication.subject.id', value: 'sampleuser', secret: false });
    expect(items).toContainEqual({ name: 'accesstoken', secret: true });
    expect(items.map((item) => item.name)).toContain('scopes.for.token');
  });
});
