import type { Job } from '../../scale/jobs.js';
import { type Divided, levelsOf } from './job.js';

/** All jobs as one matrix, for `strategy.matrix` of a workflow on GitHub: on one line, as outputs are written. */
export const githubMatrix = ({ jobs }: Pick<Divided, 'jobs'>): string => JSON.stringify({ include: jobs });

/** How many matrices a workflow has one after the other: it cannot be told how many there are. */
const most = 3;

/**
 * The same as a matrix for each level, in order. The last has all levels that are left: a job makes what it needs itself
 * where nobody has made it before.
 */
export function matrices(jobs: readonly Job[]): readonly { readonly include: readonly Job[] }[] {
  const levels = levelsOf(jobs);
  const of = (isMeant: (position: number) => boolean) => ({
    include: jobs.filter(({ level }) => isMeant(levels.indexOf(level))),
  });
  const last = Math.min(levels.length, most) - 1;
  return levels.slice(0, most).map((_, i) => of((position) => (i === last ? position >= i : position === i)));
}
