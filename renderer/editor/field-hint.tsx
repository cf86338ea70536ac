import { isDeferred } from '#shared/entities/field-spec.ts';
import { useSession } from '../app/session.ts';
import { useCompletions } from './completions.ts';
import { isNoReference, numberHint, textOf } from './field-text.ts';
import type { FieldBinding } from './use-field.ts';

function NumberHint({ field }: { readonly field: FieldBinding }) {
  if (field.spec.kind !== 'number') return null;
  const hint = numberHint(field.spec, field.text, textOf(field.view.value));
  if (hint === undefined) return null;
  return (
    <>
      {hint.meaning !== undefined && <strong>{hint.meaning} </strong>}
      <span className="ee-facts">{hint.facts}</span>
      {hint.warning !== undefined && <span className="ee-text-refuse"> {hint.warning}</span>}
    </>
  );
}

/** For names of attributes: what the last run had there. */
function AttributeHint({ field }: { readonly field: FieldBinding }) {
  const { items, run } = useCompletions(field.entity, true);
  const known = items.find((item) => item.name === field.text.trim());
  const shown = known?.secret === true ? 'secret' : known?.value;
  return (
    <>
      {run !== null && shown !== undefined && (
        <>
          Run {run}: <strong>{shown}</strong>
          <br />
        </>
      )}
      {field.spec.default !== undefined && field.text !== field.spec.default && <span className="ee-facts">Default {field.spec.default}</span>}
    </>
  );
}

/** For a token store: what stands in for it in the embedded gateway. */
function StoreHint({ field }: { readonly field: FieldBinding }) {
  const mode = useSession((session) => session.gateway?.stores.find((store) => store.name === field.view.target?.name));
  if (mode === undefined) return null;
  const type = mode.type.charAt(0).toUpperCase() + mode.type.slice(1);
  return (
    <>
      {type}.{' '}
      {mode.mode === 'embedded' && (
        <>
          This run: <strong>embedded store</strong> instead
        </>
      )}
    </>
  );
}

/** A phrase is short enough to stand under its field; whole sentences are in the label's tooltip. */
const isPhrase = (help: string): boolean => help !== '' && !/[.!?]$/.test(help);

function hintOf(field: FieldBinding) {
  const { spec } = field;
  if (field.unused !== undefined) return field.unused;
  if (spec.kind === 'number') return <NumberHint field={field} />;
  if (spec.kind === 'flag' || spec.kind === 'mask') return spec.help;
  if (spec.kind === 'text' && spec.attributeName === true) return <AttributeHint field={field} />;
  if (spec.kind === 'reference' && spec.refType.endsWith('Persist') && !isNoReference(field.text)) return <StoreHint field={field} />;
  if (spec.kind === 'choice' && spec.control === 'segmented') return `${spec.options.find((option) => option.value === field.text)?.hint ?? ''}. ${spec.help}`.replace(/^\. /, '');
  if (isPhrase(spec.help)) return spec.help;
  if (field.view.provenance === 'values' && isDeferred(field.text) && field.view.unresolved === undefined && spec.kind !== 'secret') return `Now ${textOf(field.view.value) || '(empty)'}`;
  return '';
}

/** The line under a control. What is not worth a line is left out for all fields of that kind, so that nothing jumps. */
export function FieldHint({ field }: { readonly field: FieldBinding }) {
  return (
    <div className="ee-hint" id={`${field.id}-hint`}>
      {hintOf(field)}
    </div>
  );
}
