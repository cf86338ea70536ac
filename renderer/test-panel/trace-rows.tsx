import { Button, IconButton, Tooltip } from '@mui/material';
import { ChevronDown, ChevronRight, CircleDashed, Info, Send, Variable, Wrench } from 'lucide-react';
import type { FieldRead, Mend } from '#shared/trace/event.ts';
import { OutcomeIcon } from '../controls/outcome-icon.tsx';
import { ProgressRing } from '../controls/progress-ring.tsx';
import { useSession } from '../app/session.ts';
import { milliseconds } from './measures.ts';
import { TraceAttributes } from './trace-attributes.tsx';
import { Aside, DecisionBlock, FieldLink, Kind, Links, Name, StepLine } from './trace-row-parts.tsx';
import { kindWord, type TraceDecision, type TraceStep } from './trace-tree.ts';

const outcomes = { pass: 'passed', fail: 'refused', abort: 'aborted' } as const;
const ICON = { size: 14, strokeWidth: 1.75 } as const;

function Mark({ outcome }: { readonly outcome: TraceStep['outcome'] | TraceDecision['outcome'] }): React.JSX.Element {
  if (outcome === 'running') return <ProgressRing label="Running" />;
  if (outcome === 'info') return <Info {...ICON} color="var(--text-3)" role="img" aria-label="Note" style={{ flex: 'none' }} />;
  return <OutcomeIcon outcome={outcomes[outcome]} />;
}

interface StepProps {
  readonly step: TraceStep;
  readonly expanded: boolean | undefined;
  readonly detail: boolean;
  readonly current: boolean;
  readonly onToggle: () => void;
  readonly onDetail: () => void;
}

/** A policy or filter: chevron, outcome, name, kind, changed attributes, time. */
export function StepRow({ step, expanded, detail, current, onToggle, onDetail }: StepProps): React.JSX.Element {
  const Chevron = expanded === true ? ChevronDown : ChevronRight;
  const attributes = `${step.changed.length} changed message attributes at ${step.name}`;
  return (
    <>
      <StepLine className="step">
        <span onClick={onToggle} style={{ width: 14, display: 'flex', visibility: expanded === undefined ? 'hidden' : 'visible' }} aria-hidden>
          <Chevron {...ICON} color="var(--text-3)" />
        </span>
        <Mark outcome={step.outcome} />
        <Name style={step.what === 'policy' ? { fontWeight: 500 } : undefined} title={step.via === undefined ? step.name : `${step.name}, ${step.via}`}>
          {step.name}
        </Name>
        <Kind>{kindWord(step)}</Kind>
        <span style={{ flex: 1 }} />
        {step.what === 'filter' && (
          <Tooltip title={detail ? 'Hide message attributes' : 'Message attributes before and after (Space)'}>
            <IconButton className="trace-detail" size="small" aria-label={attributes} aria-expanded={detail} tabIndex={current ? 0 : -1} onClick={onDetail} sx={{ fontSize: '0.6875rem', gap: '2px', width: 'auto', px: 1, height: 18, color: detail ? 'var(--accent-text)' : 'var(--text-3)' }}>
              <Variable size={12} strokeWidth={1.75} />
              {step.changed.length > 0 && step.changed.length}
            </IconButton>
          </Tooltip>
        )}
        <Aside>{step.ms === undefined ? '' : milliseconds(step.ms)}</Aside>
      </StepLine>
      {detail && (
        <div style={{ paddingLeft: 20 }}>
          <TraceAttributes step={step} />
        </div>
      )}
    </>
  );
}

interface DecisionProps {
  readonly decision: TraceDecision;
  readonly current: boolean;
  readonly busy: boolean;
  readonly onField: (field: FieldRead) => void;
  readonly onMend: (mend: Mend) => void;
}

/** Longest text of a link that shows label and value, in characters. */
const LONGEST = 44;

/** What a link says: `Label = value` without the unit, or only one of the two where that is long. */
export function linkWords({ label, value = '' }: FieldRead, whole: boolean): { readonly label: string; readonly value: string } {
  const short = label.replace(/ \([^)]*\)$/, '');
  if (value === '' || whole || short.length + value.length <= LONGEST) return { label: short, value };
  return value.length <= LONGEST - 8 ? { label: value, value: '' } : { label: short, value: '' };
}

function Field({ field, current, whole, onField }: { readonly whole: boolean; readonly field: FieldRead; readonly current: boolean; readonly onField: (field: FieldRead) => void }): React.JSX.Element {
  const pointed = useSession((session) => session.pointed?.entity === field.entity && session.pointed.field === field.field);
  const words = linkWords(field, whole);
  return (
    <FieldLink type="button" tabIndex={current ? 0 : -1} data-pointed={pointed ? '' : undefined} onClick={() => onField(field)} title={field.value === undefined || field.value === '' ? `Show the field ${field.label}` : `${field.label} = ${field.value}`}>
      <b>{words.label}</b>
      {words.value === '' ? null : ` = ${words.value}`}
    </FieldLink>
  );
}

/** A decision: outcome, sentence, links to the fields that were read, what mends a refusal, and what was not reached. */
export function DecisionRow({ decision, current, busy, onField, onMend }: DecisionProps): React.JSX.Element {
  const bad = decision.outcome === 'fail' || decision.outcome === 'abort';
  return (
    <DecisionBlock>
      <span style={{ paddingTop: 2, display: 'flex' }}>
        <Mark outcome={decision.outcome} />
      </span>
      <div style={{ minWidth: 0, fontWeight: bad ? 500 : 400, overflowWrap: 'anywhere' }}>{decision.text}</div>
      <Aside>{decision.ms === undefined ? '' : milliseconds(decision.ms)}</Aside>
      {decision.fields.length > 0 && (
        <Links style={{ gridColumn: '2 / 4' }}>
          {decision.fields.map((field) => (
            <Field key={`${field.entity} ${field.field} ${field.label}`} field={field} current={current} whole={bad} onField={onField} />
          ))}
        </Links>
      )}
      {decision.mends.map((mend) => (
        <div key={mend.label} style={{ gridColumn: '2 / 4', marginTop: 5 }}>
          <Button size="small" variant="outlined" disabled={busy} tabIndex={current ? 0 : -1} startIcon={mend.kind === 'request' ? <Send {...ICON} /> : <Wrench {...ICON} />} onClick={() => onMend(mend)}>
            {mend.label}
          </Button>
        </div>
      ))}
      {decision.notReached !== undefined && (
        <>
          <span style={{ paddingTop: 7, display: 'flex', color: 'var(--idle)' }}>
            <CircleDashed {...ICON} aria-hidden />
          </span>
          <span style={{ paddingTop: 5, color: 'var(--text-3)', gridColumn: '2 / 4' }}>{decision.notReached}</span>
        </>
      )}
    </DecisionBlock>
  );
}
