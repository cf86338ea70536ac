/** Checks what may import what; see docs/adr/0001-five-rooms.md. Usage: node scripts/check-boundaries.mjs [ROOT] */
import { fileURLToPath } from 'node:url';
import { cycles, fileRules } from './boundaries/rules.mjs';
import { readSourceTree } from './boundaries/source-tree.mjs';
import { main, root } from './progress.mjs';

/** All violations under a root folder, as `{file, line, rule, message}`. */
export async function boundaryViolations(folder) {
  const files = await readSourceTree(folder);
  const perFile = [...files.values()].flatMap((file) => fileRules.flatMap((rule) => rule(file, files)));
  return { files: files.size, violations: [...perFile, ...cycles(files)] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const { files, violations } = await boundaryViolations(process.argv[2] ?? root);
    for (const { file, line, rule, message } of violations) console.error(`${file}:${line}  ${rule}: ${message}`);
    console.log(`${files} files, ${violations.length} violations`);
    return violations.length === 0 ? 0 : 1;
  });
}
