import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Extract Path Parameters. */
export const pathParameterSchema = defineEntity({
  type: 'PathParameterFilter',
  title: 'Extract Path Parameters',
  purpose: 'Set attributes to parts of the path',
  fields: {
    uriTemplate: field({ kind: 'text', mono: true, required: true, selectors: false, label: 'URI Template', help: 'Path with names in braces, such as /applications/{id}.', effect: 'Paths are compared with {after} instead of {before}.' }),
  },
  children: {
    OutputPropertyDefinition: {
      type: 'OutputPropertyDefinition',
      label: 'Path Parameters',
      help: 'Each row stores one part of the path.',
      columns: {
        name: field({ kind: 'text', mono: true, required: true, label: 'Path Parameter', help: 'Name in the braces of the template.' }),
        type: field({ kind: 'text', mono: true, required: true, label: 'Type', help: 'java.lang.String, java.lang.Integer, java.lang.Long or java.lang.Boolean.' }),
        selector: field({ kind: 'text', mono: true, required: true, label: 'Message Attribute', help: 'Attribute that gets the part, as a name or as ${name}.' }),
      },
    },
  },
});
