import type { Finding } from '../finding.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Language, Variation } from '../languages/language.js';
import type { Component, Project } from '../model.js';
import { basename, debugName, join, relative } from '../path.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan } from '../plan.js';
import type { Files } from '../platform/platform.js';
import { ignored } from '../project/discover.js';
import { loadProject } from '../project/load.js';
import { located } from '../store/found.js';
import { fromRoot } from '../store/inputs.js';
import { type Difference, differences } from './compare.js';

/** What two builds of a component have in common. */
export interface Reproduced {
  readonly name: string;
  readonly language: LanguageId;
  /** Where they differ, in the component and in its debug file; empty: both are the same, byte by byte. */
  readonly component: readonly Difference[];
  readonly debug: readonly Difference[];
  /** Why they cannot be the same, where that is known. */
  readonly because?: Variation;
}

export interface BuiltTwice {
  readonly components: readonly Reproduced[];
  /** What kept components from being built. */
  readonly findings: readonly Finding[];
}

/** Builds the components of a project in two folders of different lengths that have nothing but its sources, and compares. */
export async function buildTwice(project: Project, surroundings: Surroundings): Promise<BuiltTwice> {
  const { files } = surroundings.platform;
  const scratch = join(project.root, '.wasmwright', 'reproduce');
  // A component without a name has that of its folder.
  const folder = basename(files.absolute(project.root));
  const places = ['1', 'another/folder'].map((place) => join(scratch, place, folder)) as [string, string];
  try {
    await files.remove(scratch);
    for (const place of places) await copySources(project, place, files);
    const one = await build(places[0], project.components, surroundings);
    const other = await build(places[1], one.made, surroundings);
    const components: Reproduced[] = [];
    for (const component of other.made) {
      components.push(await compare(component, [one.output, other.output], files));
    }
    const findings = [...one.findings, ...other.findings].map((finding) => inOriginal(finding, project.root, places));
    return { components, findings };
  } finally {
    await files.remove(scratch);
  }
}

/** What is found in a copy is to be put right in what it was copied from; a log there is gone in the end. */
function inOriginal(finding: Finding, root: string, places: readonly string[]): Finding {
  const isIn = (text: string) => places.find((place) => text.includes(`${place}/`));
  const { notes, ...moved } = located(finding, (file) => {
    const place = isIn(file);
    return place === undefined ? file : join(root, relative(place, file));
  });
  const lasting = notes?.filter((note) => !isIn(note));
  return { ...moved, ...(lasting && lasting.length > 0 && { notes: lasting }) };
}

/** What was installed or built before is not copied; packages of WIT are, also where git does not see them. */
const notCopied = ignored.filter((pattern) => !/deps|dist/.test(pattern));

async function copySources({ root, components, output }: Project, into: string, files: Files): Promise<void> {
  const within = (path: string) => fromRoot(path, root, files);
  const always = components.flatMap(({ language, folder, settings, world, targets }) => [
    ...((languages[language] as Language).inputs?.sources ?? []),
    ...(settings.inputs ?? []).map((pattern) => join(within(folder), pattern)),
    ...[world, ...targets].flatMap(({ wit }) => [within(wit), `${within(wit)}/**`]),
  ]);
  const never = [...notCopied, within(output), `${within(output)}/**`];
  for (const path of await files.sources(root, { always, never })) await files.copy(join(root, path), join(into, path));
}

interface Half {
  /** Those that were built and are valid. */
  readonly made: readonly Component[];
  /** What is wrong with the others. */
  readonly findings: readonly Finding[];
  readonly output: string;
}

/** Nothing of the store is taken, since it was built elsewhere. */
async function build(root: string, wanted: readonly Component[], around: Surroundings): Promise<Half> {
  const { project } = await loadProject(root, around);
  const names = wanted.map(({ name }) => name);
  const components = project.components.filter(({ name }) => names.includes(name));
  if (components.length === 0) return { made: [], findings: [], output: project.output };
  const alone = { ...project, components, compositions: [], smoke: [] };
  // The folder with the results is gone in the end.
  const listen: Surroundings['listen'] = (event) => {
    if (event.type !== 'step-finished' || event.step.stage !== 'package') around.listen(event);
  };
  const report = await run(plan(alone), { ...around, listen, force: true, apart: true });
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  const passed = report.components.filter(({ status }) => status === 'passed').map(({ name }) => name);
  const made = components.filter(({ name }) => passed.includes(name));
  const { output } = project;
  if (report.outputs.length > 0) return { made, findings, output };
  // Results are all there, or none of them.
  const some = made.length < components.length && !around.signal.aborted;
  return some ? { ...(await build(root, made, around)), findings } : { made: [], findings, output };
}

async function compare(
  { name, language, settings }: Component,
  outputs: readonly [string, string],
  files: Files,
): Promise<Reproduced> {
  const differencesOf = async (file: string) => {
    const [one, other] = await Promise.all(
      outputs.map(async (output) => {
        const path = join(output, file);
        return (await files.kind(path)) === 'file' ? files.read(path) : new Uint8Array();
      }),
    );
    return one && other ? differences(one, other) : [];
  };
  const component = await differencesOf(`${name}.wasm`);
  const debug = await differencesOf(debugName(`${name}.wasm`));
  const because = (languages[language] as Language).varies?.(settings);
  return { name, language, component, debug, ...(because && { because }) };
}
