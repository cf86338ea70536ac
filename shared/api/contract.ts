import { z } from 'zod';
import * as v from './views.ts';
import { traceEventSchema } from '../trace/event.ts';

const none = z.object({});
const method = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });

/** All that the window can ask of the host: `noun.verb` → parameters and result. */
export const contract = {
  'app.info': method(none, z.object({ version: z.string(), mode: z.enum(['desktop', 'browser']), platform: z.string() })),
  /** State of the window that survives a restart: sizes, theme, open tabs; any JSON text under a key. */
  'settings.get': method(z.object({ key: z.string() }), z.object({ value: z.string().nullable() })),
  'settings.set': method(z.object({ key: z.string(), value: z.string() }), none),

  'project.recent': method(none, z.object({ projects: z.array(v.projectSchema) })),
  'project.forget': method(z.object({ projectId: z.string() }), none),
  /** Lets the user choose a folder (native dialog; in browser mode the folders under the start folder). Null: cancelled. */
  'project.pick': method(none, z.object({ project: v.projectSchema.nullable() })),
  /** Browser mode only: folders below one of them, to choose from. */
  'project.folders': method(
    z.object({ folderId: z.string().nullable() }),
    z.object({
      folder: z.object({ folderId: z.string(), displayPath: z.string(), parent: z.string().nullable() }),
      folders: z.array(z.object({ folderId: z.string(), name: z.string(), isStore: z.boolean() })),
    }),
  ),
  'project.pickFolder': method(z.object({ folderId: z.string() }), z.object({ project: v.projectSchema })),
  /** Copies the bundled sample into the data folder and gives it. */
  'project.sample': method(none, z.object({ project: v.projectSchema })),
  /** The store asked for on the command line, if any. */
  'project.requested': method(none, z.object({ projectId: z.string().nullable() })),
  'project.open': method(z.object({ projectId: z.string(), draft: z.enum(['restore', 'discard', 'ask']) }), z.object({ state: v.storeStateSchema, draftOffered: z.object({ changes: z.number().int(), editedAt: z.number() }).nullable(), restored: v.restoredDraftSchema.optional() })),
  'project.discardDraft': method(z.object({ projectId: z.string() }), none),
  'project.close': method(none, none),
  'project.unsaved': method(none, z.object({ changes: z.number().int(), name: z.string().nullable() })),
  /** Writes the deployable archive to a file the user chooses; null: cancelled. */
  'project.export': method(none, z.object({ written: z.object({ displayPath: z.string(), bytes: z.number(), sha256: z.string() }).nullable() })),

  'store.state': method(none, z.object({ state: v.storeStateSchema.nullable() })),
  'store.tree': method(none, z.object({ revision: z.number().int(), nodes: z.array(v.treeNodeSchema) })),
  'store.entity': method(z.object({ id: z.string() }), z.object({ entity: v.entityViewSchema.nullable() })),
  'store.search': method(z.object({ query: z.string(), limit: z.number().int().max(200) }), z.object({ hits: z.array(v.hitSchema) })),
  /** Entities that a reference field of this type may name. */
  'store.candidates': method(z.object({ refType: z.string(), from: z.string() }), z.object({ candidates: z.array(v.candidateSchema) })),
  'store.referrers': method(z.object({ id: z.string() }), z.object({ referrers: z.array(z.object({ entity: z.string(), name: z.string(), field: z.string() })) })),
  /** Attribute names known for completion in selectors at an entity, with the value of the last run. */
  'store.completions': method(z.object({ entity: z.string() }), z.object({ items: z.array(z.object({ name: z.string(), value: z.string().optional(), secret: z.boolean() })), run: z.number().int().nullable() })),
  /**
   * Applies commands as one undo step. Values of encrypted fields are given in clear; the masked text that
   * `store.entity` gives for them changes nothing. Steps with the same `merge` key directly after each other become one
   * (typing in a field). `renamed` maps old entity ids to new.
   */
  'store.edit': method(
    z.object({ label: z.string(), merge: z.string().optional(), commands: z.array(v.editCommandSchema).min(1) }),
    z.object({ state: v.storeStateSchema, renamed: z.record(z.string(), z.string()), added: z.array(z.string()) }),
  ),
  'store.undo': method(none, z.object({ state: v.storeStateSchema })),
  'store.redo': method(none, z.object({ state: v.storeStateSchema })),
  'store.review': method(none, z.object({ review: v.reviewSchema })),
  'store.revertChange': method(z.object({ changeId: z.string() }), z.object({ state: v.storeStateSchema })),
  'store.discardAll': method(none, z.object({ state: v.storeStateSchema })),
  /** `overwrite`: files changed outside are replaced knowingly. */
  'store.save': method(z.object({ overwrite: z.boolean() }), z.object({ result: v.saveResultSchema, state: v.storeStateSchema })),
  /** Reads files changed outside again; unsaved edits of those files are kept (`mine`) or dropped (`theirs`). */
  'store.reload': method(z.object({ keep: z.enum(['mine', 'theirs']) }), z.object({ state: v.storeStateSchema })),
  'store.problems': method(none, z.object({ problems: z.array(v.problemSchema) })),
  /** Clear value of an encrypted field, while a user holds the reveal button. */
  'store.revealSecret': method(z.object({ entity: z.string(), field: z.string() }), z.object({ value: z.string().nullable() })),

  'registry.get': method(none, z.object({ registry: v.registryViewSchema })),
  /** Adds the application, or replaces the one of that name. Creates the file at the first edit. */
  'registry.put': method(z.object({ previousName: z.string().nullable(), application: v.applicationInputSchema }), z.object({ registry: v.registryViewSchema })),
  'registry.remove': method(z.object({ name: z.string() }), z.object({ registry: v.registryViewSchema })),
  /** Writes the two sample applications into the file. */
  'registry.addSamples': method(none, z.object({ registry: v.registryViewSchema })),
  'registry.reveal': method(z.object({ clientId: z.string() }), z.object({ secret: z.string().nullable() })),

  'gateway.status': method(none, z.object({ status: v.gatewayStatusSchema })),
  'gateway.target': method(z.object({ filter: z.string() }), z.object({ target: v.testTargetSchema.nullable(), reason: z.string().optional() })),
  /** Deploys the draft when needed, sends the request, resolves with the run; trace events stream as `trace.event`. */
  'gateway.test': method(z.object({ request: v.testRequestSchema }), z.object({ run: v.runSchema })),
  'gateway.cancel': method(none, none),
  'gateway.runs': method(none, z.object({ runs: z.array(v.runSchema) })),
  /** The request as really sent, the answer as it came, and the working curl command, while the user reveals them. */
  'gateway.reveal': method(z.object({ runId: z.string() }), z.object({ requestHeaders: z.array(z.tuple([z.string(), z.string()])), requestBody: z.string(), responseBody: z.string(), curl: z.string() })),
  'gateway.traffic': method(none, z.object({ rows: z.array(v.trafficRowSchema), total: z.number().int() })),
  'gateway.setStores': method(z.object({ stores: z.enum(['embedded', 'configured']) }), z.object({ status: v.gatewayStatusSchema })),
} as const;

/** What the host tells the window without being asked. */
export const events = {
  'store.changed': z.object({ state: v.storeStateSchema, entities: z.array(z.string()), tree: z.boolean() }),
  'store.outside': z.object({ files: z.array(z.string()) }),
  'registry.changed': z.object({}),
  'gateway.changed': z.object({ status: v.gatewayStatusSchema }),
  'gateway.traffic': z.object({ row: v.trafficRowSchema, total: z.number().int() }),
  'trace.event': z.object({ runId: z.string(), event: traceEventSchema }),
  /** The stream of events broke off and goes on: some may be missing, so what is shown has to be read again. Comes from the transport. */
  'events.resumed': z.object({}),
  /** The host process ended unexpectedly and was started again. */
  'host.restarted': z.object({ reason: z.string() }),
  /** A menu item of the shell was chosen. */
  'menu.chosen': z.object({ command: z.string() }),
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Params<M extends Method> = z.input<Contract[M]['params']>;
export type Result<M extends Method> = z.output<Contract[M]['result']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = z.output<Events[E]>;
