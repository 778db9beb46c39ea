import type { Finding } from '../finding.js';
import type { Commit } from '../git/commits.js';
import type { Project } from '../model.js';
import { originOf, type Span } from '../origin/origin.js';
import type { Surroundings } from '../pipeline.js';
import { addedFinding } from '../policy/added.js';
import { type Budget, budgetsFor, overBudget } from '../policy/budget.js';
import { openWorkspace } from '../workspace.js';
import { grownBetween, type Made, type News, newsBetween } from './news.js';

/** What is to be said of something that was made, against what was made before. */
export interface MadeFinding extends Finding {
  /** The commits that can have brought it, which its notes name. */
  readonly commits?: readonly Omit<Commit, 'paths'>[];
}

/** What was made before, and now. */
export interface Sides {
  readonly before: Made;
  readonly now: Made;
}

/**
 * What components and compositions ask for newly, with what has brought it, and what has grown by more than its budget
 * allows. `root`: the folder of the project, or of several.
 */
export async function madeFindings(
  { before, now }: Sides,
  root: string,
  span: Span,
  surroundings: Surroundings,
): Promise<readonly MadeFinding[]> {
  const added = newsBetween(before, now).filter(({ gained }) => gained.length > 0);
  const grown = grownBetween(before, now);
  if (added.length === 0 && grown.length === 0) return [];
  const { projects } = await openWorkspace([root], surroundings);
  const projectOf = ({ name, project: at }: Pick<News, 'name' | 'project'>) =>
    projects.find((one) => (at === undefined || one.root === at) && names(one).includes(name));
  const findings: MadeFinding[] = grown.flatMap((item) => {
    const budgets = budgetsFor(item.name, projectOf(item)?.policies);
    return overBudget({ name: item.name, growth: item }, growthOf(budgets));
  });
  for (const news of added) {
    const { name, gained, isNew = false } = news;
    const project = projectOf(news);
    const origin = project ? await originOf(name, gained, project, span, surroundings) : {};
    const finding = addedFinding({ name, imports: gained, isNew }, origin, project && locationOf(name, project));
    if (finding) findings.push(finding);
  }
  return findings;
}

const growthOf = (budgets: readonly Budget[]) => budgets.map(({ growth }) => (growth ? { growth } : {}));

const names = ({ components, compositions }: Project) => [...components, ...compositions].map(({ name }) => name);

const locationOf = (name: string, { components, compositions }: Project) =>
  [...components, ...compositions].find((one) => one.name === name)?.location;
