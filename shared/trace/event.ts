import { z } from 'zod';

/** Outcome of a filter or policy. `abort`: it could not decide. */
export const outcomeSchema = z.enum(['pass', 'fail', 'abort']);

/** A configuration field that was read for a decision. */
export const fieldReadSchema = z.object({
  /** Entity id (YamlPK). */
  entity: z.string(),
  field: z.string(),
  /** The product's label of the field. */
  label: z.string(),
  /** Shown value, already redacted. */
  value: z.string().optional(),
});

/** A button under a refusal that mends it: change the request, or change the field. */
export const mendSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), label: z.string(), change: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('field'), label: z.string(), entity: z.string(), field: z.string(), value: z.string() }),
]);

/** Attribute of the message whiteboard, printable and redacted. */
export const attributeViewSchema = z.object({ name: z.string(), value: z.string(), secret: z.boolean().optional() });

const common = { runId: z.string(), seq: z.number().int(), /** Milliseconds since the request entered. */ at: z.number() };

/** What the engine reports of a traced request, in order. `step` numbers nest by `parent`. */
export const traceEventSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('request'), method: z.string(), path: z.string(), service: z.string(), interfaceName: z.string() }),
  z.object({
    ...common,
    kind: z.literal('enter'),
    step: z.number().int(),
    parent: z.number().int().nullable(),
    what: z.enum(['policy', 'filter']),
    entity: z.string(),
    name: z.string(),
    type: z.string(),
    /** Why it was entered, when not by plain routing: `fault handler`, `case password`, `called by …`. */
    via: z.string().optional(),
    attributes: z.array(attributeViewSchema).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('decision'),
    step: z.number().int(),
    outcome: z.enum(['pass', 'fail', 'abort', 'info']),
    /** One sentence with names in it. */
    text: z.string(),
    fields: z.array(fieldReadSchema),
    /** Milliseconds this decision took. */
    ms: z.number().optional(),
    mends: z.array(mendSchema).optional(),
    /** What was not reached because of it. */
    notReached: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('leave'),
    step: z.number().int(),
    outcome: outcomeSchema,
    ms: z.number(),
    reason: z.string().optional(),
    /** Attributes that the step added or changed. */
    attributes: z.array(attributeViewSchema).optional(),
  }),
  z.object({ ...common, kind: z.literal('answer'), status: z.number().int(), summary: z.string(), ms: z.number(), stores: z.array(z.object({ name: z.string(), type: z.string(), mode: z.string() })) }),
]);

export type TraceOutcome = z.infer<typeof outcomeSchema>;
export type FieldRead = z.infer<typeof fieldReadSchema>;
export type Mend = z.infer<typeof mendSchema>;
export type AttributeView = z.infer<typeof attributeViewSchema>;
export type TraceEvent = z.infer<typeof traceEventSchema>;
