import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Trace. */
export const traceSchema = defineEntity({
  type: 'TraceFilter',
  title: 'Trace',
  purpose: 'Write to the trace',
  fields: {
    traceMsg: field({ kind: 'text', mono: true, multiline: true, label: 'Trace message', help: 'Text to write; selectors are replaced.', effect: 'The traced text changes.' }),
    traceLevel: field({
      kind: 'choice',
      control: 'select',
      label: 'Trace level',
      default: '5',
      options: [
        { value: '1', label: 'FATAL' },
        { value: '2', label: 'ERROR' },
        { value: '3', label: 'INFO' },
        { value: '4', label: 'MIN' },
        { value: '5', label: 'DEBUG' },
        { value: '6', label: 'DATA' },
      ],
      help: 'Level of the line in the trace.',
    }),
    traceAttributes: field({ kind: 'flag', label: 'Include attributes', default: '1', help: 'Adds all attributes of the message. Traces here show them for every filter anyway.' }),
    traceBody: field({ kind: 'flag', label: 'Include body', default: '0', help: 'Adds the body of the message.' }),
    doIndent: field({ kind: 'flag', label: 'Indent XML', default: '0', help: 'Indents an XML body.' }),
  },
});
