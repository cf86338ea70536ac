import { z } from 'zod';
import { traceEventSchema } from '../trace/event.ts';

/** Raw value of a field: one text, or several. */
export const rawValueSchema = z.union([z.string(), z.array(z.string())]);

/** An edit command; see `shared/store/edit-command.ts`. */
export const editCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set-field'), entity: z.string(), field: z.string(), value: rawValueSchema }),
  z.object({ kind: z.literal('reset-field'), entity: z.string(), field: z.string() }),
  z.object({
    kind: z.literal('add-entity'),
    parent: z.string(),
    type: z.string(),
    fields: z.record(z.string(), rawValueSchema),
    index: z.number().int().optional(),
  }),
  z.object({ kind: z.literal('remove-entity'), entity: z.string() }),
  z.object({ kind: z.literal('rename-entity'), entity: z.string(), fields: z.record(z.string(), z.string()) }),
]);

export const problemSchema = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  entity: z.string().optional(),
  field: z.string().optional(),
  message: z.string(),
  fix: z.string().optional(),
  quickFix: z.object({ label: z.string(), commands: z.array(editCommandSchema) }).optional(),
});

/** A row of the entity tree; the whole tree travels flat, parents before children. */
export const treeNodeSchema = z.object({
  /** Entity id, or `folder:…` for a sorting node of the tree. */
  id: z.string(),
  parent: z.string().nullable(),
  name: z.string(),
  /** Axway type, or `folder`. */
  type: z.string(),
  icon: z.string(),
  edited: z.boolean(),
});

export const projectSchema = z.object({
  /** Opaque; the window never sees or sends a path that the host acts on. */
  projectId: z.string(),
  name: z.string(),
  /** For display only, home shortened to `~`. */
  displayPath: z.string(),
  state: z.enum(['saved', 'draft', 'missing']),
  /** Of the last time it was open. */
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Milliseconds since the epoch. */
  lastOpened: z.number(),
  draft: z.object({ changes: z.number().int(), editedAt: z.number() }).nullable(),
});

/** What a restored draft could not keep: steps that no longer fit, and files that changed on disk since they were edited. */
export const restoredDraftSchema = z.object({
  lost: z.array(z.object({ label: z.string(), reason: z.string() })),
  changedMeanwhile: z.array(z.string()),
});

/** State of the open store that the whole window shows. */
export const storeStateSchema = z.object({
  projectId: z.string(),
  name: z.string(),
  displayPath: z.string(),
  /** `7.7` and the store's own version. */
  version: z.string(),
  typesOrigin: z.enum(['store', 'built-in']),
  revision: z.number().int(),
  unsaved: z.number().int(),
  canUndo: z.string().nullable(),
  canRedo: z.string().nullable(),
  counts: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  /** Files changed on disk by somebody else since they were read. */
  outsideChanges: z.array(z.string()),
  entities: z.number().int(),
});

/** One field of an entity as an editor shows it. */
export const fieldViewSchema = z.object({
  name: z.string(),
  kind: z.enum(['string', 'boolean', 'integer', 'long', 'binary', 'encrypted', 'utctime', 'reference', 'unknown']),
  refType: z.string().optional(),
  cardinality: z.enum(['1', '?', '+', '*']),
  /** The type's default as text. */
  default: rawValueSchema.optional(),
  raw: rawValueSchema,
  value: rawValueSchema,
  provenance: z.enum(['default', 'set', 'values', 'env', 'missing']),
  unresolved: z.string().optional(),
  /** Differs from what is on disk. */
  edited: z.boolean(),
  declaredIn: z.string(),
  /** Name and id of a reference's target; `broken` when dangling. */
  target: z.object({ id: z.string(), name: z.string(), type: z.string() }).nullable().optional(),
  broken: z.boolean().optional(),
});

export const entityViewSchema = z.object({
  id: z.string(),
  type: z.string(),
  ancestry: z.array(z.string()),
  name: z.string(),
  place: z.object({ file: z.string(), line: z.number().int() }),
  /** From the root's child down to the entity. */
  crumbs: z.array(z.object({ id: z.string(), name: z.string() })),
  fields: z.array(fieldViewSchema),
  children: z.array(z.object({ id: z.string(), type: z.string(), name: z.string(), edited: z.boolean(), fields: z.record(z.string(), rawValueSchema) })),
  /** Fields that make the entity's name; they change by `rename-entity`. */
  keyFields: z.array(z.string()).optional(),
  /** Types that may be added below, abstract ones replaced by their concrete subtypes. */
  childTypes: z.array(z.object({ type: z.string(), cardinality: z.enum(['1', '?', '+', '*']), keyFields: z.array(z.string()) })).optional(),
  /** Children that existed on disk and are gone in the draft. */
  removedChildren: z.number().int(),
  problems: z.array(problemSchema),
  revision: z.number().int(),
  /** The secrets of this store cannot be read here (pass-phrase). */
  secretsOpaque: z.boolean(),
});

export const hitSchema = z.object({
  entity: z.string(),
  field: z.string().optional(),
  title: z.string(),
  detail: z.string(),
  icon: z.string(),
  score: z.number(),
});

export const candidateSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Text to write into the field. */
  reference: z.string(),
  /** Names of the containers above, outermost first. */
  path: z.array(z.string()),
  detail: z.string().optional(),
});

/** One change of the draft against the disk, in words. */
export const changeSchema = z.object({
  changeId: z.string(),
  entity: z.string(),
  entityName: z.string(),
  field: z.string().optional(),
  topic: z.string(),
  title: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Where in the editor: tab name. */
  tab: z.string().optional(),
  effect: z.string().optional(),
  file: z.string(),
});

export const diffLineSchema = z.object({
  kind: z.enum(['same', 'add', 'remove', 'gap']),
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
  text: z.string(),
});

export const fileDiffSchema = z.object({
  file: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
  lines: z.array(diffLineSchema),
  /** One sentence on lines that need explaining. */
  note: z.string().optional(),
});

export const reviewSchema = z.object({ changes: z.array(changeSchema), files: z.array(fileDiffSchema), errorsElsewhere: z.number().int() });

export const saveResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), files: z.array(z.string()) }),
  /** Nothing was written: these files changed on disk meanwhile. */
  z.object({ outcome: z.literal('conflict'), files: z.array(z.string()) }),
]);

const scopeSchema = z.object({ name: z.string(), default: z.boolean() });

/** A secret of the registry as the window sees it: never its value, but on request (`registry.reveal`). */
export const secretStateSchema = z.object({ kind: z.enum(['none', 'plain', 'env', 'keyring']), shown: z.string() });

export const registryViewSchema = z.object({
  /** False: the file does not exist and the two sample applications stand in. */
  exists: z.boolean(),
  applications: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      description: z.string(),
      email: z.string(),
      phone: z.string(),
      enabled: z.boolean(),
      credentials: z.array(
        z.object({ id: z.string(), secret: secretStateSchema, type: z.enum(['confidential', 'public']), enabled: z.boolean(), redirectUrls: z.array(z.string()) }),
      ),
      scopes: z.array(scopeSchema),
    }),
  ),
  problems: z.array(problemSchema),
});

/** An application as the window writes it; a secret left out stays as it is. */
export const applicationInputSchema = z.object({
  name: z.string().min(1),
  description: z.string(),
  email: z.string(),
  phone: z.string(),
  enabled: z.boolean(),
  credentials: z.array(
    z.object({
      id: z.string().min(1),
      secret: z.string().optional(),
      /** Where a new secret goes; left out: where the old one is, else into the file. */
      keep: z.enum(['file', 'keyring']).optional(),
      type: z.enum(['confidential', 'public']),
      enabled: z.boolean(),
      redirectUrls: z.array(z.string()),
    }),
  ),
  scopes: z.array(scopeSchema),
});

export const servedPathSchema = z.object({ path: z.string(), method: z.string(), policy: z.string() });

export const serviceSchema = z.object({
  service: z.string(),
  interface: z.string(),
  url: z.string(),
  paths: z.array(servedPathSchema),
});

export const storeModeSchema = z.object({ name: z.string(), type: z.string(), mode: z.enum(['embedded', 'configured']) });

export const gatewayStatusSchema = z.object({
  state: z.enum(['stopped', 'starting', 'running', 'deploying', 'failed']),
  /** The address shown in the status bar: that of the token service when there is one. */
  url: z.string().nullable(),
  servesDraft: z.boolean(),
  revision: z.number().int(),
  services: z.array(serviceSchema),
  stores: z.array(storeModeSchema),
  problems: z.array(problemSchema),
  reason: z.string().optional(),
});

/** What a Test panel for a filter offers: the served paths that lead to it, and how its client details are sent. */
export const testTargetSchema = z.object({
  filter: z.string(),
  filterType: z.string(),
  filterName: z.string(),
  paths: z.array(z.object({ service: z.string(), interface: z.string(), path: z.string(), method: z.string(), via: z.array(z.string()) })),
  clientLocation: z.enum(['AuthorizationHeader', 'QueryString']),
  clientIdName: z.string(),
  clientSecretName: z.string(),
  /** Users of the repository in use when it is the Local User Store. */
  users: z.array(z.string()),
  /** Those of them whose stored password the host can read, to send it with `passwordFrom: 'store'`. */
  storedPasswords: z.array(z.string()),
  /** Paths for the follow-up requests of the token story, where the store serves them. */
  follow: z.object({
    refresh: z.string().nullable(),
    tokenInfo: z.string().nullable(),
    revoke: z.string().nullable(),
    resource: z.string().nullable(),
  }),
});

/** A test request. The host builds the HTTP request, so that secrets of the registry need not reach the window. */
export const testRequestSchema = z.object({
  kind: z.enum(['token', 'refresh', 'tokenInfo', 'resource', 'revoke']),
  filter: z.string(),
  path: z.string(),
  service: z.string().optional(),
  /** `registry`: with the registered secret; `wrong-secret`, `unknown`, `none`; `custom`: as given. */
  client: z.object({
    mode: z.enum(['registry', 'wrong-secret', 'unknown', 'none', 'custom']),
    clientId: z.string(),
    secret: z.string().optional(),
    location: z.enum(['AuthorizationHeader', 'QueryString']),
  }),
  username: z.string(),
  password: z.string(),
  /** `store`: the host sends the password that the Local User Store has for this user; `password` is not looked at. Default `typed`. */
  passwordFrom: z.enum(['typed', 'store']).optional(),
  /** Empty: no scope parameter. */
  scopes: z.array(z.string()),
  extra: z.array(z.object({ name: z.string(), value: z.string() })),
  /** For follow-ups: the run whose tokens are used. */
  ofRun: z.string().optional(),
});

const headerList = z.array(z.tuple([z.string(), z.string()]));

export const runSchema = z.object({
  runId: z.string(),
  /** Shown as `Run 12`. */
  number: z.number().int(),
  kind: testRequestSchema.shape.kind,
  filter: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  outcome: z.enum(['passed', 'refused', 'error']),
  /** Masked. */
  request: z.object({ method: z.string(), url: z.string(), path: z.string(), headers: headerList, body: z.string() }),
  response: z.object({ status: z.number().int(), statusText: z.string(), headers: headerList, body: z.string(), bytes: z.number().int() }).nullable(),
  /** Milliseconds until the whole answer was there. */
  ms: z.number(),
  error: z.string().optional(),
  unsavedDraft: z.boolean(),
  /** Tokens in the answer, for follow-ups; values stay with the host. */
  tokens: z.object({ access: z.boolean(), refresh: z.boolean() }),
  /** Command with secrets masked; `gateway.reveal` gives the real one. */
  curl: z.string(),
  input: testRequestSchema.omit({ password: true }),
  trace: z.array(traceEventSchema),
});

export const trafficRowSchema = z.object({
  id: z.string(),
  at: z.number(),
  service: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  ms: z.number(),
  bytesIn: z.number().int(),
  bytesOut: z.number().int(),
  outcome: z.enum(['Passed', 'Blocked', 'Exception']),
  client: z.string().optional(),
  subject: z.string().optional(),
  runId: z.string().optional(),
});

export type ProblemView = z.infer<typeof problemSchema>;
export type TreeNode = z.infer<typeof treeNodeSchema>;
export type ProjectView = z.infer<typeof projectSchema>;
export type StoreState = z.infer<typeof storeStateSchema>;
export type FieldView = z.infer<typeof fieldViewSchema>;
export type EntityView = z.infer<typeof entityViewSchema>;
export type Hit = z.infer<typeof hitSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type Change = z.infer<typeof changeSchema>;
export type FileDiff = z.infer<typeof fileDiffSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type RegistryView = z.infer<typeof registryViewSchema>;
export type ApplicationInput = z.infer<typeof applicationInputSchema>;
export type GatewayStatus = z.infer<typeof gatewayStatusSchema>;
export type TestTarget = z.infer<typeof testTargetSchema>;
export type TestRequest = z.infer<typeof testRequestSchema>;
export type Run = z.infer<typeof runSchema>;
export type TrafficRow = z.infer<typeof trafficRowSchema>;
export type ServedService = z.infer<typeof serviceSchema>;
export type StoreMode = z.infer<typeof storeModeSchema>;
