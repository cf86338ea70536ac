import { isDeferred } from '#shared/entities/field-spec.ts';
import { SelectorInput } from './selector-input.tsx';
import type { FieldBinding } from './use-field.ts';

/** Properties that every control takes from its binding. */
export function controlProps(field: FieldBinding) {
  return {
    entity: field.entity,
    id: field.id,
    value: field.text,
    describedBy: field.describedBy,
    disabled: field.unused !== undefined,
    invalid: field.error !== undefined,
    onText: (text: string) => field.type(text),
    onVisit: () => field.focus(),
    onLeave: () => field.blur(),
  };
}

/** A text, in mono where it goes over the wire. */
export function TextControl({ field }: { readonly field: FieldBinding }) {
  if (field.spec.kind !== 'text') return null;
  const { mono = false, multiline = false, attributeName = false } = field.spec;
  const short = !multiline && (field.spec.default ?? '').length < 16 && !isDeferred(field.spec.default ?? '') && field.text.length < 20 && field.spec.default !== undefined && field.spec.default !== '';
  const width = short && !attributeName ? (mono ? 'ee-short-mono' : 'ee-short') : '';
  return <SelectorInput {...controlProps(field)} mono={mono || isDeferred(field.text)} multiline={multiline} bareName={attributeName} className={width} />;
}

/** A number as text, so that placeholders and selectors can stand for it. */
export function NumberControl({ field }: { readonly field: FieldBinding }) {
  const deferred = isDeferred(field.text) || field.text.includes('$') || field.text.includes('{');
  return <SelectorInput {...controlProps(field)} mono={deferred} className={deferred ? '' : 'ee-number'} />;
}

/** A choice or switch whose value a placeholder gives: shown and changed as text. */
export function DeferredControl({ field }: { readonly field: FieldBinding }) {
  return <SelectorInput {...controlProps(field)} mono />;
}
