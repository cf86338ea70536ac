import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import Select from '@mui/material/Select';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { isDeferred, type ChoiceOption } from '#shared/entities/field-spec.ts';
import { FieldHint } from './field-hint.tsx';
import { FieldMessages, FieldRow, PointedReason, rowMarks, usePointedInto } from './field-row.tsx';
import { flagText, isOn } from './field-text.ts';
import { Provenance } from './provenance.tsx';
import { DeferredControl } from './text-controls.tsx';
import type { FieldBinding } from './use-field.ts';

/** Two short words side by side. */
export function SegmentedControl({ field }: { readonly field: FieldBinding }) {
  if (field.spec.kind !== 'choice') return null;
  return (
    <ToggleButtonGroup exclusive size="small" id={field.id} className="ee-segmented" value={field.text} disabled={field.unused !== undefined} aria-labelledby={`${field.id}-label`} aria-describedby={field.describedBy} onChange={(_event, next: string | null) => next !== null && field.choose(next)}>
      {field.spec.options.map((option) => (
        <ToggleButton key={option.value} value={option.value}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** A list of options; a value that is none of them is shown as it stands. */
export function SelectControl({ field }: { readonly field: FieldBinding }) {
  if (field.spec.kind !== 'choice') return null;
  const known = field.spec.options.some((option) => option.value === field.text);
  return (
    <Select size="small" className="ee-select" value={field.text} disabled={field.unused !== undefined} error={field.error !== undefined} inputProps={{ id: field.id, 'aria-describedby': field.describedBy }} labelId={`${field.id}-label`} onChange={(event) => field.choose(event.target.value)}>
      {!known && <MenuItem value={field.text}>{field.text || '(empty)'}</MenuItem>}
      {field.spec.options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}

/** True when a bit mask's text has one of the bits. */
const hasBits = (text: string, mask: number): boolean => /^\d+$/.test(text.trim()) && (Number(text) & mask) !== 0;

/** A yes or no: checkbox and label in one line, meaning below. Masks of bits are shown as one, too. */
export function FlagRow({ field }: { readonly field: FieldBinding }) {
  const ref = usePointedInto(field.pointed);
  const { spec } = field;
  if (isDeferred(field.text)) return <FieldRow field={field}><DeferredControl field={field} /></FieldRow>;
  const on = spec.kind === 'mask' ? hasBits(field.text, spec.mask) : isOn(field.text);
  const textFor = (next: boolean): string => (spec.kind === 'mask' ? (next ? spec.on : spec.off) : flagText(next, spec.default));
  return (
    <div ref={ref} className="ee-row ee-flag" data-field={field.name} {...rowMarks(field.view.edited, field.pointed)}>
      <div className="ee-flag-body">
        <label className="ee-choice" htmlFor={field.id} data-disabled={field.unused === undefined ? undefined : ''}>
          <Checkbox id={field.id} checked={on} disabled={field.unused !== undefined} slotProps={{ input: { 'aria-describedby': field.describedBy } }} onChange={(event) => field.choose(textFor(event.target.checked))} />
          <span>{spec.label}</span>
        </label>
        <div className="ee-under">
          <FieldMessages field={field} />
          <FieldHint field={field} />
          <PointedReason pointed={field.pointed} />
        </div>
      </div>
      <Provenance field={field} />
    </div>
  );
}

function OptionRow({ field, option }: { readonly field: FieldBinding; readonly option: ChoiceOption }) {
  const checked = field.text === option.value;
  return (
    <label className="ee-choice">
      <Radio name={field.id} value={option.value} checked={checked} disabled={field.unused !== undefined} slotProps={{ input: { 'aria-describedby': field.describedBy } }} onChange={() => field.choose(option.value)} />
      <span>{option.label}</span>
      {checked && option.hint !== undefined && <span className="ee-choice-hint">{option.hint}</span>}
    </label>
  );
}

/** Radios under a bold legend, each with its fields indented below it. */
export function ChoiceGroup({ field, legend, panelFor }: { readonly field: FieldBinding; readonly legend: string; readonly panelFor: (value: string) => ReactNode }) {
  const ref = usePointedInto(field.pointed);
  if (field.spec.kind !== 'choice') return null;
  const { options } = field.spec;
  const panels = options.map((option) => ({ option, panel: panelFor(option.value) }));
  // Options in a row share one frame; with fields between them, only the chosen one has it.
  const joined = panels.slice(0, -1).every(({ panel }) => panel === null);
  const marked = rowMarks(false, field.pointed);
  const deferred = isDeferred(field.text);
  return (
    <div role="radiogroup" aria-labelledby={`${field.id}-legend`} className="ee-group" data-field={field.name}>
      <div className="ee-legend-row" {...rowMarks(field.view.edited, undefined)}>
        <h3 className="ee-legend" id={`${field.id}-legend`}>
          {legend}
        </h3>
        <Provenance field={field} />
      </div>
      {deferred && <div className="ee-deferred"><DeferredControl field={field} /></div>}
      {joined ? (
        <>
          <div ref={ref} className="ee-options" {...marked}>
            {options.map((option) => (
              <OptionRow key={option.value} field={field} option={option} />
            ))}
            <PointedReason pointed={field.pointed} />
          </div>
          {panels.at(-1)?.panel}
        </>
      ) : (
        panels.map(({ option, panel }) => (
          <div key={option.value} className="ee-option-block">
            <div ref={field.text === option.value ? ref : undefined} className="ee-options" {...(field.text === option.value ? marked : {})}>
              <OptionRow field={field} option={option} />
              {field.text === option.value && <PointedReason pointed={field.pointed} />}
            </div>
            {panel}
          </div>
        ))
      )}
      <div className="ee-under">
        <FieldMessages field={field} />
      </div>
    </div>
  );
}

const levels = [
  [1, 'Fatal'],
  [2, 'Failure'],
  [4, 'Success'],
] as const;

/** Outcomes that are logged: the bits of `logMask`. */
export function LogLevels({ field }: { readonly field: FieldBinding }) {
  const mask = /^\d+$/.test(field.text.trim()) ? Number(field.text) : 0;
  return (
    <div className="ee-inline" role="group" aria-labelledby={`${field.id}-label`}>
      {levels.map(([bit, label]) => (
        <label key={bit} className="ee-choice" data-disabled={field.unused === undefined ? undefined : ''}>
          <Checkbox checked={(mask & bit) !== 0} disabled={field.unused !== undefined} onChange={(event) => field.choose(String(event.target.checked ? mask | bit : mask & ~bit))} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
