import type { FieldShape } from '../entities/entity-schema.ts';
import { fieldSpecs, isDeferred, type FieldSpec } from '../entities/field-spec.ts';
import { SelectorError } from '../selectors/ast.ts';
import { findSelectors } from '../selectors/find.ts';
import { parseSelector } from '../selectors/parse.ts';
import type { Entity, FieldReader } from '../store/entity.ts';
import type { Problem } from '../store/problem.ts';
import type { FilterFinding } from './definition.ts';

interface Judged {
  readonly entity: Entity;
  readonly field: string;
  readonly spec: FieldSpec;
  readonly text: string;
  readonly isWritten: boolean;
}

type QuickFix = NonNullable<Problem['quickFix']>;

function setTo(judged: Judged, value: string): QuickFix {
  return { label: `Set to ${value}`, commands: [{ kind: 'set-field', entity: judged.entity.id, field: judged.field, value }] };
}

function reset(judged: Judged): QuickFix | undefined {
  if (judged.spec.default === undefined || !judged.isWritten) return undefined;
  return { label: 'Reset to default', commands: [{ kind: 'reset-field', entity: judged.entity.id, field: judged.field }] };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, secs: 1, seconds: 1, m: 60, min: 60, minutes: 60, h: 3600, hours: 3600, d: 86_400, days: 86_400 };

/** The number somebody meant by `15m`, `1 500` or `99999999999`; undefined when that is no help. */
function meant(text: string, spec: Extract<FieldSpec, { kind: 'number' }>): number | undefined {
  const found = /^(\d+)([a-z]*)$/.exec(text.toLowerCase().replace(/[\s_,']/g, ''));
  if (found === null) return undefined;
  const word = found[2] ?? '';
  const factor = word === '' ? 1 : spec.unit === 'seconds' ? SECONDS[word] : undefined;
  if (factor === undefined) return undefined;
  const value = Number(found[1]) * factor;
  return value < spec.min ? undefined : Math.min(value, spec.max);
}

function mend(judged: Judged): QuickFix | undefined {
  const value = judged.spec.kind === 'number' ? meant(judged.text, judged.spec) : undefined;
  return value === undefined ? reset(judged) : setTo(judged, String(value));
}

function fixFor(judged: Judged): string {
  const { spec } = judged;
  const back = spec.default === undefined || spec.default === '' ? '' : `, or reset it to ${spec.default}`;
  switch (spec.kind) {
    case 'number':
      return `Enter a whole number from ${spec.min} to ${spec.max}${back}.`;
    case 'choice':
      return `Choose ${spec.options.map((option) => option.label).join(', ')}.`;
    case 'flag':
      return `Enter true or false${back}.`;
    default:
      return `Enter a value${back}.`;
  }
}

function ofValue(judged: Judged, message: string): FilterFinding {
  const { spec } = judged;
  const quickFix = mend(judged);
  const code = spec.kind === 'choice' ? 'unknown-choice' : spec.kind === 'text' || spec.kind === 'secret' ? 'missing-value' : 'invalid-value';
  const words = spec.kind === 'choice' ? `${spec.label} is “${judged.text}”, which is none of its choices` : message;
  return { code, field: judged.field, message: `${words}.`, fix: fixFor(judged), ...(quickFix && { quickFix }) };
}

function checkReference(judged: Judged, reader: FieldReader): readonly FilterFinding[] {
  const { spec, entity, field } = judged;
  if (spec.kind !== 'reference' || spec.required !== true || reader.reference(entity.id, field) !== null) return [];
  if (spec.refType === 'FilterCircuit') return [{ code: 'missing-policy', field, message: `${spec.label}: no policy is chosen.`, fix: 'Choose the policy to call.' }];
  return [{ code: 'missing-reference', field, message: `${spec.label}: nothing is chosen.`, fix: 'Choose an entity of the store, or add one.' }];
}

function checkSelectors({ spec, field, text }: Judged): readonly FilterFinding[] {
  const found: FilterFinding[] = [];
  for (const part of findSelectors(text)) {
    if (part.kind === 'text') {
      const isOpen = spec.kind === 'text' && spec.mono === true && spec.multiline !== true && part.text.includes('${');
      if (isOpen) found.push({ code: 'invalid-selector', field, message: `${spec.label}: a selector is not closed.`, fix: 'Add the } that ends the selector.' });
      continue;
    }
    try {
      parseSelector(part.source);
    } catch (error) {
      if (!(error instanceof SelectorError)) throw error;
      found.push({ code: 'invalid-selector', field, message: `${spec.label}: \${${part.source}} cannot be read: ${error.message}.`, fix: 'Correct the selector.' });
    }
  }
  return found;
}

function checkStrength(judged: Judged): readonly FilterFinding[] {
  const { spec, field, text } = judged;
  if (spec.kind !== 'number' || spec.warnBelow === undefined || isDeferred(text) || !(Number(text) < spec.warnBelow.value)) return [];
  const quickFix = reset(judged);
  return [{ code: 'weak-length', field, message: `${spec.label} is ${text.trim()}. ${spec.warnBelow.reason}.`, fix: `Use ${spec.warnBelow.value} or more.`, ...(quickFix && { quickFix }) }];
}

/** True when the choice that a field depends on uses it, or cannot be judged before it is resolved. */
function isUsed(shape: FieldShape, spec: FieldSpec, entity: Entity, reader: FieldReader): boolean {
  const { usedWhen } = spec;
  if (usedWhen === undefined) return true;
  const chosen = reader.text(entity.id, usedWhen.field) ?? '';
  if (!isDeferred(chosen) && !usedWhen.is.includes(chosen)) return false;
  const zod = shape[usedWhen.field];
  const chooser = zod === undefined ? undefined : fieldSpecs.get(zod);
  return chooser === undefined || isUsed(shape, chooser, entity, reader);
}

function unused(finding: FilterFinding, spec: FieldSpec): FilterFinding {
  return { ...finding, code: 'unused-value', message: `${finding.message} It is not used now${spec.usedWhen === undefined ? '' : `: ${spec.usedWhen.otherwise.charAt(0).toLowerCase()}${spec.usedWhen.otherwise.slice(1)}`}.` };
}

function checkField(shape: FieldShape, field: string, entity: Entity, reader: FieldReader): readonly FilterFinding[] {
  const zod = shape[field];
  const spec = zod === undefined ? undefined : fieldSpecs.get(zod);
  if (zod === undefined || spec === undefined) return [];
  const isWritten = entity.fields.has(field);
  if (!isWritten && entity.definition?.fields.has(field) === false) return [];
  const { unresolved, provenance } = reader.field(entity.id, field);
  // A placeholder without value is reported where placeholders are resolved.
  if (unresolved !== undefined) return [];
  const text = reader.text(entity.id, field) ?? '';
  const judged: Judged = { entity, field, spec, text, isWritten };
  const used = isUsed(shape, spec, entity, reader);
  if (spec.kind === 'reference') return used ? checkReference(judged, reader) : [];
  if (provenance === 'missing' && spec.kind !== 'text') return [];
  const parsed = zod.safeParse(text);
  const findings = parsed.success ? [...checkSelectors(judged), ...checkStrength(judged)] : [ofValue(judged, parsed.error.issues[0]?.message ?? `${spec.label} does not fit`)];
  // Nothing is wrong with an empty or weak value that nobody uses.
  return used ? findings : findings.filter(({ code }) => code !== 'missing-value' && code !== 'weak-length').map((finding) => unused(finding, spec));
}

/** Judges the fields of an entity, or of a row, by their schemas (product decision 31). */
export function checkFields(shape: FieldShape, entity: Entity, reader: FieldReader): readonly FilterFinding[] {
  return Object.keys(shape).flatMap((field) => checkField(shape, field, entity, reader)).map((finding) => ({ ...finding, entity }));
}
