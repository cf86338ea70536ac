import Tooltip from '@mui/material/Tooltip';
import { CircleAlert, OctagonMinus, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PointedField } from '../app/session.ts';
import { QuickFix } from './quick-fix.tsx';
import { FieldHint } from './field-hint.tsx';
import { unbroken } from './field-text.ts';
import { Provenance } from './provenance.tsx';
import type { FieldBinding } from './use-field.ts';

let lastPointed: PointedField | undefined;

/** Brings what a trace link or problem points at into view and focuses its control. */
export function usePointedInto(pointed: PointedField | undefined): React.RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (pointed === undefined || box === null || pointed === lastPointed) return;
    lastPointed = pointed;
    box.scrollIntoView({ block: 'nearest' });
    const control = box.querySelector<HTMLElement>('input:checked:not(:disabled), input:not([type=radio]):not(:disabled), textarea:not(:disabled), [role=combobox], button:not(:disabled)');
    control?.focus({ preventScroll: true });
  }, [pointed]);
  return ref;
}

/** Attributes by which the style sheet draws edited bar and pointed-at tint. */
export function rowMarks(edited: boolean, pointed: PointedField | undefined): Record<string, string> {
  return { ...(edited ? { 'data-edited': '' } : {}), ...(pointed === undefined ? {} : { 'data-pointed': pointed.tone }) };
}

/** Reason why a field is pointed at. */
export function PointedReason({ pointed }: { readonly pointed: PointedField | undefined }) {
  if (pointed?.reason === undefined) return null;
  return (
    <p className={`ee-reason ee-reason-${pointed.tone}`}>
      {pointed.tone === 'refused' && <OctagonMinus size={13} aria-hidden />}
      {pointed.reason}
    </p>
  );
}

/** What is wrong with a field, under it. */
export function FieldMessages({ field }: { readonly field: FieldBinding }) {
  return (
    <>
      {field.error !== undefined && (
        <p id={`${field.id}-error`} className="ee-message ee-text-error" role="alert">
          <CircleAlert size={13} aria-hidden />
          <span>
            {field.error}
            {field.problem !== undefined && field.error === field.problem.message && field.problem.fix !== undefined ? ` ${field.problem.fix}` : ''}
            {field.problem !== undefined && <QuickFix problem={field.problem} />}
          </span>
        </p>
      )}
      {field.warnings.map((problem) => (
        <p key={problem.code + problem.message} className="ee-message ee-text-refuse">
          <TriangleAlert size={13} aria-hidden />
          <span>
            {problem.message} {problem.fix}
            <QuickFix problem={problem} />
          </span>
        </p>
      ))}
    </>
  );
}

/** Label of a field; its meaning as tooltip. */
export function FieldLabel({ field }: { readonly field: FieldBinding }) {
  return (
    <Tooltip describeChild title={<>{field.spec.help}</>} disableHoverListener={field.spec.help === ''} placement="bottom-start" enterDelay={600}>
      <label className="ee-label" id={`${field.id}-label`} htmlFor={field.id} data-disabled={field.unused === undefined ? undefined : ''}>
        {unbroken(field.spec.label)}
      </label>
    </Tooltip>
  );
}

/** A field in a form: label, control with hint and messages, provenance. */
export function FieldRow({ field, children, wide = false }: { readonly field: FieldBinding; readonly children: ReactNode; readonly wide?: boolean }) {
  const ref = usePointedInto(field.pointed);
  return (
    <div ref={ref} className="ee-row" data-field={field.name} data-wide={wide ? '' : undefined} {...rowMarks(field.view.edited, field.pointed)}>
      <FieldLabel field={field} />
      <div className="ee-control">
        {children}
        <FieldMessages field={field} />
        <FieldHint field={field} />
        <PointedReason pointed={field.pointed} />
        <span className="spoken" id={`${field.id}-help`}>
          {field.spec.help}
        </span>
      </div>
      <Provenance field={field} />
    </div>
  );
}
