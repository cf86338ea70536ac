import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const loadFileForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'fileIn' }] },
        { legend: 'Load contents with', rows: [{ row: 'choice', field: 'treatFileAs', panels: { RAWFILE: [], CONTENT_TYPE: [{ row: 'field', field: 'inFileContentType' }] } }] },
        { legend: 'On completion', rows: [{ row: 'field', field: 'onComplete' }, { row: 'field', field: 'completeDir' }] },
        { legend: 'Directory scanning', rows: [{ row: 'field', field: 'filterCircuit' }, { row: 'field', field: 'workDir' }, { row: 'field', field: 'outDir' }, { row: 'field', field: 'outPrefix' }, { row: 'field', field: 'outSuffix' }] },
      ],
    },
  ],
};
