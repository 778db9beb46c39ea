import type { Finding } from '../finding.js';
import type { Commit } from '../git/commits.js';
import type { Project } from '../model.js';
import { originOf, type Span } from '../origin/origin.js';
import type { Surroundings } from '../pipeline.js';
import { addedFinding } from '../policy/added.js';
import { openWorkspace } from '../workspace.js';
import type { News } from './news.js';

/** What is to be said of something that was made, against what was made before. */
export interface MadeFinding extends Finding {
  /** The commits that can have brought it, which its notes name. */
  readonly commits?: readonly Commit[];
}

/** What components and compositions ask for newly, and what has brought it. `root`: the folder of the project, or of several. */
export async function addedFindings(
  news: readonly News[],
  root: string,
  span: Span,
  surroundings: Surroundings,
): Promise<readonly MadeFinding[]> {
  const some = news.filter(({ gained }) => gained.length > 0);
  if (some.length === 0) return [];
  const { projects } = await openWorkspace([root], surroundings);
  const findings: MadeFinding[] = [];
  for (const { name, project: at, gained, isNew = false } of some) {
    const project = projects.find((one) => (at === undefined || one.root === at) && names(one).includes(name));
    const origin = project ? await originOf(name, gained, project, span, surroundings) : {};
    const finding = addedFinding({ name, imports: gained, isNew }, origin, project && locationOf(name, project));
    if (finding) findings.push(finding);
  }
  return findings;
}

const names = ({ components, compositions }: Project) => [...components, ...compositions].map(({ name }) => name);

const locationOf = (name: string, { components, compositions }: Project) =>
  [...components, ...compositions].find((one) => one.name === name)?.location;
