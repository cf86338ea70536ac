import { isDeferred } from '#shared/entities/field-spec.ts';
import { ChoiceGroup, FlagRow, LogLevels, SegmentedControl, SelectControl } from './choice-controls.tsx';
import { FieldRow } from './field-row.tsx';
import { ListControl } from './list-control.tsx';
import { ReferenceControl } from './reference-control.tsx';
import { SecretControl } from './secret-control.tsx';
import { DeferredControl, NumberControl, TextControl } from './text-controls.tsx';
import { useField, type FieldBinding } from './use-field.ts';

function Control({ field }: { readonly field: FieldBinding }) {
  const { spec, view } = field;
  if (view.cardinality === '*' || view.cardinality === '+') return <ListControl field={field} />;
  if (spec.kind === 'text') return <TextControl field={field} />;
  if (spec.kind === 'secret') return <SecretControl field={field} />;
  if (isDeferred(field.text) && spec.kind !== 'number') return <DeferredControl field={field} />;
  if (view.name === 'logMask') return <LogLevels field={field} />;
  if (spec.kind === 'number') return <NumberControl field={field} />;
  if (spec.kind === 'reference') return <ReferenceControl field={field} />;
  if (spec.kind === 'choice') return spec.control === 'segmented' ? <SegmentedControl field={field} /> : <SelectControl field={field} />;
  return null;
}

/** A field with the control of its kind; nothing where the store's version of the type does not have it. */
export function Field({ name }: { readonly name: string }) {
  const field = useField(name);
  if (field === undefined) return null;
  const single = field.view.cardinality === '1' || field.view.cardinality === '?';
  if (single && (field.spec.kind === 'flag' || field.spec.kind === 'mask')) return <FlagRow field={field} />;
  if (field.spec.kind === 'choice' && field.spec.control === 'radio') return <ChoiceGroup field={field} legend={field.spec.label} panelFor={() => null} />;
  return (
    <FieldRow field={field} wide={field.spec.kind === 'text' && field.spec.multiline === true}>
      <Control field={field} />
    </FieldRow>
  );
}
