import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Load File. */
export const loadFileSchema = defineEntity({
  type: 'LoadFileFilter',
  title: 'Load File',
  purpose: 'Make a file the body of the message',
  fields: {
    fileIn: field({ kind: 'text', mono: true, required: true, label: 'File', help: 'Path of the file; selectors are replaced. The embedded gateway looks for it below .policy-bench/files of the store.', effect: 'File {after} is loaded instead of {before}.' }),
    treatFileAs: field({
      kind: 'choice',
      control: 'radio',
      label: 'Load contents with',
      default: 'RAWFILE',
      options: [
        { value: 'RAWFILE', label: 'Content type of the file name', hint: 'By its extension' },
        { value: 'CONTENT_TYPE', label: 'This content type' },
      ],
      accepts: () => true,
      help: 'Where the content type of the body comes from.',
      effect: 'The content type comes from {after} instead of {before}.',
    }),
    inFileContentType: field({
      kind: 'text',
      mono: true,
      label: 'Content-type',
      help: 'Content type of the body, such as text/html.',
      usedWhen: { field: 'treatFileAs', is: ['CONTENT_TYPE'], otherwise: 'Not used while the file name decides' },
      effect: 'The body is sent as {after} instead of {before}.',
    }),
    onComplete: field({
      kind: 'choice',
      control: 'select',
      label: 'On completion',
      default: 'NOTHING',
      options: [{ value: 'NOTHING', label: 'Do nothing' }],
      accepts: () => true,
      help: 'What happens to the file afterwards. The embedded gateway leaves files where they are.',
      effect: 'Afterwards: {after} instead of {before}.',
    }),
    completeDir: field({ kind: 'text', mono: true, label: 'Move to this directory', help: 'Where a file is moved afterwards.', effect: 'Files are moved to {after} instead of {before}.' }),
    filterCircuit: field({ kind: 'reference', refType: 'FilterCircuit', label: 'Policy', help: 'Processes the file, where a directory is scanned. The embedded gateway scans none.', effect: 'Policy {after} processes files instead of {before}.' }),
    workDir: field({ kind: 'text', mono: true, label: 'Working directory', help: 'Used where a directory is scanned.', effect: 'The working directory is {after} instead of {before}.' }),
    outDir: field({ kind: 'text', mono: true, label: 'Output directory', help: 'Used where a directory is scanned.', effect: 'The output directory is {after} instead of {before}.' }),
    outPrefix: field({ kind: 'text', mono: true, label: 'Output file prefix', help: 'Used where a directory is scanned.', effect: 'Output files begin with {after} instead of {before}.' }),
    outSuffix: field({ kind: 'text', mono: true, label: 'Output file suffix', help: 'Used where a directory is scanned.', effect: 'Output files end with {after} instead of {before}.' }),
  },
});
