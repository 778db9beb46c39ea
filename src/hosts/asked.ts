import { everyOrStop } from '../finding.js';
import type { Component, Composition, Project } from '../model.js';
import { partsOf } from '../model.js';
import type { WitReader } from '../project/wit-package.js';
import { fromHere, type HostReference, openHost } from './open.js';

/** The hosts that something is held against. */
export interface AskedHosts {
  readonly hosts?: readonly HostReference[];
  /** Hosts load the composition that it is a part of: what does not fit is shown, and is no error. */
  readonly isPart?: true;
}

/** Its own hosts, or else those of the project. */
export function hostsFor({ name, hosts }: Component | Composition, project: Project): AskedHosts {
  if (hosts) return { hosts };
  if (!project.hosts) return {};
  const isPart = project.compositions.some((composition) => partsOf(composition).includes(name));
  return { hosts: project.hosts, ...(isPart && { isPart }) };
}

/** All that are asked for in a project. */
export function hostsOf({ hosts = [], components, compositions }: Project): readonly HostReference[] {
  return [...hosts, ...[...components, ...compositions].flatMap(({ hosts = [] }) => hosts)];
}

/** Reads hosts before anything is built. Stops with everything that is wrong with any. */
export async function mustBeHosts(references: readonly HostReference[], reader: WitReader): Promise<void> {
  const all = new Map(references.map((reference) => [`${reference.from} ${reference.text}`, reference]));
  await everyOrStop(all.values(), (reference) => openHost(reference, reader));
}

/** The project with hosts that a command line asks for besides. */
export function withHosts(project: Project, texts: readonly string[] = []): Project {
  if (texts.length === 0) return project;
  const more = fromHere(texts);
  const add = <T extends Component | Composition>(one: T): T =>
    one.hosts ? { ...one, hosts: [...one.hosts, ...more] } : one;
  return {
    ...project,
    hosts: [...(project.hosts ?? []), ...more],
    components: project.components.map(add),
    compositions: project.compositions.map(add),
  };
}
