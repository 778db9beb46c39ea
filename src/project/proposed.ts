import { CoreProblem } from '../core/index.js';
import { Stop } from '../finding.js';
import type { Component, Project, Surface } from '../model.js';
import { join } from '../path.js';
import { type Known, type Proposal, proposalOf } from '../policy/proposal.js';
import type { WitReader } from './wit-package.js';
import { openWorld, surfaceOf } from './world.js';

/** A policy that grants what the components of a project ask for, and nothing else. */
export async function proposedPolicy(project: Project, reader: WitReader): Promise<Proposal> {
  const known = await Promise.all(project.components.map((component) => knownOf(component, project, reader)));
  return proposalOf(known, project.compositions);
}

/** As it was built, if it was. A compiler brings imports that no world has, but for WAT, which has none. */
async function knownOf(component: Component, { output }: Project, reader: WitReader): Promise<Known> {
  const { name, language, world } = component;
  const declared = await openWorld(world, reader).catch(unclear);
  const { exports = [] } = declared ?? {};
  const imports = withFunctions(declared);
  const built = await surfaceAt(join(output, `${name}.wasm`), reader);
  const all = [...new Set([...imports, ...withFunctions(built)])];
  if (built) return { name, imports: all, exports: built.exports, isWhole: true };
  return { name, imports, exports, isWhole: declared !== undefined && language === 'wat' };
}

const withFunctions = ({ imports, onlyTypes = [] }: Surface = { imports: [], exports: [] }) =>
  imports.filter((name) => !onlyTypes.includes(name));

/** Whoever builds it is told which world is missing. */
function unclear(failure: unknown): undefined {
  if (!(failure instanceof Stop)) throw failure;
  return undefined;
}

/** None where there is no component. */
async function surfaceAt(path: string, { platform: { files }, core }: WitReader) {
  if ((await files.kind(path)) !== 'file') return undefined;
  try {
    return surfaceOf(await files.read(path), core);
  } catch (failure) {
    if (failure instanceof CoreProblem) return undefined;
    throw failure;
  }
}
