import type { Metadata } from '../core/metadata.js';
import { readSections } from '../core/sections.js';
import { type Finding, warning } from '../finding.js';
import { languages } from '../languages/index.js';
import type { Language } from '../languages/language.js';
import { type Component, type Composition, type Project, partsOf } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { type Report, sha256 } from '../report.js';
import { version } from '../version.js';
import { buildOf } from './builds.js';
import { cyclonedx, type Document, type Tool, type Whole } from './cyclonedx.js';
import { askingIn } from './looking.js';
import type { Material } from './materials.js';
import { glueIn, toolsIn } from './produced.js';

/** A component or composition, and what is inside of it. */
export interface Sbom {
  readonly name: string;
  readonly document: Document;
}

/** What a run has made. */
export interface Made {
  readonly report: Report;
  /** What is said of each in its name: its version, its licence. */
  readonly about: ReadonlyMap<string, Metadata>;
  /** The SHA-256 that each had before it was said in it where it comes from; none: as the report has it. */
  readonly built?: ReadonlyMap<string, string>;
  /** The SHA-256 that each is known by outside, where that is not the one of what the report has. */
  readonly known?: ReadonlyMap<string, string>;
  /** In seconds since 1970. */
  readonly created: number;
}

type Wanted = Pick<Surroundings, 'platform' | 'signal' | 'offline'>;

/**
 * The SBOM of every component and composition that a run has made or taken from an earlier one. What cannot be told is
 * left out, and a finding says so.
 */
export async function sbomsOf(
  project: Project,
  made: Made,
  surroundings: Wanted,
): Promise<{ readonly sboms: readonly Sbom[]; readonly findings: readonly Finding[] }> {
  const wholes = new Map<string, Described>();
  for (const component of project.components) {
    const described = await describe(component, { project, made }, surroundings);
    if (described) wholes.set(component.name, described);
  }
  // A part comes before what is made of it, whatever the order of the manifest.
  const compose = (composition: Composition): Described | undefined => {
    const known = wholes.get(composition.name);
    if (known) return known;
    const names = [...new Set(partsOf(composition))];
    const parts = names.flatMap((name) => {
      const inner = project.compositions.find((other) => other.name === name);
      return wholes.get(name) ?? (inner && compose(inner)) ?? [];
    });
    const digest = digestOf(composition.name, made.report);
    if (digest === undefined || parts.length < names.length) return undefined;
    const described = composed(composition.name, digest, parts, made);
    wholes.set(composition.name, described);
    return described;
  };
  const ordered = [
    ...project.components.flatMap(({ name }) => wholes.get(name) ?? []),
    ...project.compositions.flatMap((composition) => compose(composition) ?? []),
  ];
  const { created } = made;
  return {
    sboms: ordered.map(({ whole, tools }) => ({ name: whole.name, document: cyclonedx(whole, { tools, created }) })),
    findings: ordered.flatMap(({ findings }) => findings),
  };
}

interface Described {
  readonly whole: Whole;
  readonly tools: readonly Tool[];
  readonly findings: readonly Finding[];
  /** The SHA-256 of what compositions are made of. */
  readonly built: string;
}

async function describe(
  component: Component,
  { project: { root }, made }: { readonly project: Project; readonly made: Made },
  { platform, signal, offline = false }: Wanted,
): Promise<Described | undefined> {
  const { name, settings } = component;
  const { files } = platform;
  const path = made.report.components.find((one) => one.name === name)?.path;
  if (path === undefined) return undefined;
  const binary = await files.read(path);
  const own = sha256(binary);
  const built = made.built?.get(name) ?? own;
  const { producers } = readSections(binary);
  const known = await buildOf(name, built, { root, report: made.report, files });
  const folder = files.absolute(component.folder);
  const asking = askingIn(folder, platform, signal);
  const asked = { ...known, ...asking, folder, settings, binary, producers, isOffline: offline };
  const language: Language = languages[component.language];
  const { all, direct, untold = [] } = (await language.materials?.(asked)) ?? { all: [] };
  const glue = glueIn(binary, producers);
  return {
    whole: {
      ...aboutOf(name, made),
      digest: made.known?.get(name) ?? own,
      materials: distinct([...all, ...glue]),
      ...(direct && { direct: [...direct, ...glue.map(({ ref }) => ref)] }),
      parts: [],
    },
    tools: [{ name: 'wasmwright', version }, ...toolsIn(producers)],
    findings: untold.map((what) => incomplete(component, what)),
    built,
  };
}

function composed(name: string, digest: string, parts: readonly Described[], made: Made): Described {
  const tools = parts.flatMap((part) => part.tools);
  return {
    whole: {
      ...aboutOf(name, made),
      digest: made.known?.get(name) ?? digest,
      materials: [],
      parts: parts.map(({ whole, built }) => ({ ...whole, digest: built })),
    },
    tools: [...new Map(tools.map((tool) => [`${tool.name} ${tool.version}`, tool])).values()],
    findings: [],
    built: made.built?.get(name) ?? digest,
  };
}

function aboutOf(name: string, { about }: Made) {
  const { version, description, licenses } = about.get(name) ?? {};
  return {
    name,
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    ...(licenses !== undefined && { licence: licenses }),
  };
}

const digestOf = (name: string, { compositions }: Report) =>
  compositions.find((one) => one.name === name)?.digest?.replace('sha256:', '');

/** What is told by a package manager and by the binary is told once. */
function distinct(materials: readonly Material[]): readonly Material[] {
  const found = new Map<string, Material>();
  for (const material of materials) if (!found.has(material.ref)) found.set(material.ref, material);
  return [...found.values()];
}

const incomplete = ({ name, location }: Component, what: string): Finding =>
  warning('sbom-incomplete', `the SBOM of \`${name}\` does not have all that is inside: ${what}`, {
    component: name,
    location,
    help: 'put right what keeps it from being told, or build the component anew with `--force`, and make the SBOM again',
  });
