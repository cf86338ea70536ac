import { OpenProject } from '../project/open-project.ts';

/** Opens a store, makes 50 unsaved edits of a field, says `done` and waits to be killed. Arguments: root, data folder, entity. For tests. */
async function editUntilKilled([root = '', dataFolder = '', entity = '']: readonly string[]): Promise<void> {
  const { project } = await OpenProject.open({ root, dataFolder, draft: 'ask' });
  for (let count = 1; count <= 50; count += 1) project.edit(`Edit ${count}`, [{ kind: 'set-field', entity, field: 'accessTokenlength', value: String(100 + count) }]);
  process.stdout.write('done');
  setInterval(() => undefined, 1000);
}

void editUntilKilled(process.argv.slice(2));
