import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFieldReader } from '#shared/store/field-reader.ts';
import type { Problem } from '#shared/store/problem.ts';
import type { StoreModel } from '#shared/store/store-model.ts';
import { createRunPorts } from '../adapters/run-ports.ts';
import { PolicyProgram } from '../engine/program.ts';
import { joinUnset, unsetVariables } from '../gateway/unset-variables.ts';

/**
 * What compiling every policy finds, as a run would compile it, and unset variables, once each. Nothing is served;
 * token stores are opened in a folder that is removed again.
 */
export async function checkPolicies(model: StoreModel, root: string, env: ReadonlyMap<string, string>): Promise<readonly Problem[]> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'policy-bench-check-'));
  const ports = createRunPorts({ dataFolder, storeKey: root, stores: 'embedded', storeModes: new Map(), registryFile: path.join(root, '.policy-bench', 'registry.yaml'), env });
  try {
    const store = model.entities;
    const found: Problem[] = [];
    const program = new PolicyProgram({ store, reader: createFieldReader(model, env), ports, env, problem: (problem) => found.push(problem) });
    for (const circuit of store.ofType('FilterCircuit')) program.policy(circuit);
    return joinUnset([...found, ...ports.problems()], unsetVariables(store, env));
  } finally {
    ports.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
