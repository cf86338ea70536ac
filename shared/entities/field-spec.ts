import { z } from 'zod';

/** Option of a choice field: the value in the file and the product's words for it. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** One sentence shown under the option. */
  readonly hint?: string;
  /** What a request sees once this option is chosen; for `Review changes`, instead of the field's own `effect`. */
  readonly effect?: string;
}

/** A field is used only while another one has one of these values; otherwise it is disabled and says why. */
export interface UsedWhen {
  readonly field: string;
  readonly is: readonly string[];
  /** Hint while not used: `Not used while a policy authenticates`. */
  readonly otherwise: string;
}

interface CommonSpec {
  /** The product's label, unit included. */
  readonly label: string;
  /** The type's default, as text; undefined when the type declares none. */
  readonly default?: string;
  /** One or two sentences: meaning, and what follows. Shown as hint, in help and in the reference. */
  readonly help: string;
  readonly usedWhen?: UsedWhen;
  /** Missing from some versions of the type; shown only where the store's type set has the field. */
  readonly versioned?: boolean;
  /** Runtime selectors `${…}` are allowed (load-time `{{…}}` always are). Default true for text, number, flag. */
  readonly selectors?: boolean;
  /** What a request sees of it, for `Review changes` ("Tokens live {after} instead of {before}."). */
  readonly effect?: string;
  /** Group in `Review changes`: `Who can get a token`, `What a token is worth`, … */
  readonly topic?: string;
}

/** Everything about a field that forms, validation, help, search and reference are derived from. */
export type FieldSpec = CommonSpec &
  (
    | { readonly kind: 'text'; readonly required?: boolean; readonly mono?: boolean; readonly multiline?: boolean; readonly attributeName?: boolean }
    | {
        readonly kind: 'number';
        readonly min: number;
        readonly max: number;
        readonly unit?: 'seconds' | 'milliseconds' | 'characters' | 'tokens';
        /** A warning below this value, with its reason. */
        readonly warnBelow?: { readonly value: number; readonly reason: string };
      }
    | {
        readonly kind: 'choice';
        readonly options: readonly ChoiceOption[];
        readonly control: 'radio' | 'segmented' | 'select';
        /** Other spellings of the options that stores hold, and that run as well. */
        readonly accepts?: (value: string) => boolean;
      }
    | { readonly kind: 'flag' }
    /** A bit mask of which the form shows one switch: any bit of `mask` set is on; on writes `on`, off `off`. */
    | { readonly kind: 'mask'; readonly mask: number; readonly on: string; readonly off: string }
    | { readonly kind: 'reference'; readonly refType: string; readonly required?: boolean }
    | { readonly kind: 'secret'; readonly required?: boolean }
  );

/** Metadata of fields, attached to their zod schemas. */
export const fieldSpecs = z.registry<FieldSpec>();

const hasPlaceholder = (text: string): boolean => /\$\{[^}]*\}|\{\{[^}]*\}\}/.test(text);

/** True when the text holds a selector or placeholder and so cannot be judged before it is resolved. */
export function isDeferred(text: string): boolean {
  return hasPlaceholder(text);
}

function wholeNumber(spec: Extract<FieldSpec, { kind: 'number' }>) {
  const range = `${spec.min} to ${spec.max}`;
  return z.string().superRefine((text, ctx) => {
    if (hasPlaceholder(text)) return;
    const trimmed = text.trim();
    const value = Number(trimmed);
    if (!/^-?\d+$/.test(trimmed)) {
      ctx.addIssue({ code: 'custom', message: `${spec.label} is “${text}”; it needs a whole number, ${range}` });
    } else if (value < spec.min || value > spec.max) {
      ctx.addIssue({ code: 'custom', message: `${spec.label} is ${trimmed}; it must be ${range}` });
    }
  });
}

function oneOf(spec: Extract<FieldSpec, { kind: 'choice' }>) {
  const values = spec.options.map((option) => option.value);
  return z.string().refine((text) => hasPlaceholder(text) || values.includes(text) || spec.accepts?.(text) === true, {
    message: `${spec.label} must be one of ${values.join(', ')}`,
  });
}

function filled(spec: FieldSpec & { readonly required?: boolean }) {
  return z.string().refine((text) => !spec.required || (text.trim() !== '' && text !== '/null'), {
    message: `${spec.label} is empty; it needs a value`,
  });
}

function flag(spec: FieldSpec) {
  return z.string().refine((text) => hasPlaceholder(text) || /^(true|false|0|1)$/i.test(text), {
    message: `${spec.label} must be true or false`,
  });
}

/**
 * The zod schema of a field, over its raw text as it stands in the file; placeholders pass, and are judged once resolved.
 * The spec is attached as metadata.
 */
export function field(spec: FieldSpec): z.ZodType<string, string> {
  const schema =
    spec.kind === 'number'
      ? wholeNumber(spec)
      : spec.kind === 'choice'
        ? oneOf(spec)
        : spec.kind === 'flag' || spec.kind === 'mask'
          ? spec.kind === 'flag'
            ? flag(spec)
            : wholeNumber({ ...spec, kind: 'number', min: 0, max: 2_147_483_647 })
          : filled(spec);
  fieldSpecs.add(schema, spec);
  return schema;
}
