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
export async function buildTwice(
  project: Project,
  names: readonly string[] | undefined,
  surroundings: Surroundings,
): Promise<BuiltTwice> {
  const { files } = surroundings.platform;
  const scratch = join(project.root, '.wasmwright', 'reproduce');
  // A component without a name has that of its folder.
  const folder = basename(files.absolute(project.root));
  try {
    await files.remove(scratch);
    const places = ['1', 'another/folder'].map((place) => join(scratch, place, folder)) as [string, string];
    for (const place of places) await copySources(project, place, files);
    const one = await build(places[0], names, surroundings);
    const other = one.findings.length > 0 ? one : await build(places[1], names, surroundings);
    const both = one.components.filter(({ name }) => other.components.some((component) => component.name === name));
    const components: Reproduced[] = [];
    for (const component of both) components.push(await compare(component, [one.output, other.output], files));
    return { components, findings: other.findings };
  } finally {
    await files.remove(scratch);
  }
}

async function copySources({ root, components, output }: Project, into: string, files: Files): Promise<void> {
  const always = components.flatMap(({ language }) => (languages[language] as Language).inputs?.sources ?? []);
  const results = relative(files.absolute(root), files.absolute(output));
  const found = await files.sources(root, { always, never: [...ignored, results, `${results}/**`] });
  for (const path of found) await files.copy(join(root, path), join(into, path));
}

interface Half {
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
  readonly output: string;
}

/** Nothing of the store is taken, since it was built elsewhere. */
async function build(root: string, names: readonly string[] | undefined, surroundings: Surroundings): Promise<Half> {
  const { project } = await loadProject(root, surroundings);
  const components = project.components.filter(({ name }) => names?.includes(name) ?? true);
  const alone = { ...project, components, compositions: [], smoke: [] };
  const report = await run(plan(alone), { ...surroundings, force: true });
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  const made = components.filter(({ name }) =>
    report.components.some((component) => component.name === name && component.status === 'passed'),
  );
  return { components: made, findings, output: project.output };
}

async function compare(
  { name, language, settings }: Component,
  outputs: readonly [string, string],
  files: Files,
): Promise<Reproduced> {
  const read = async (file: string) => {
    const there = await Promise.all(outputs.map(async (output) => (await files.kind(join(output, file))) === 'file'));
    if (there.includes(false)) return [];
    const [a, b] = await Promise.all(outputs.map((output) => files.read(join(output, file))));
    return a && b ? differences(a, b) : [];
  };
  const component = await read(`${name}.wasm`);
  const debug = await read(debugName(`${name}.wasm`));
  const because = (languages[language] as Language).varies?.(settings);
  return { name, language, component, debug, ...(because && { because }) };
}
