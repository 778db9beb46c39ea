import type { Job } from '../../scale/jobs.js';
import { levelsOf } from './job.js';

/** All jobs as one matrix, for `strategy.matrix` of a workflow on GitHub: on one line, as outputs are written. */
export const githubMatrix = (jobs: readonly Job[]): string => JSON.stringify({ include: jobs });

/** The same as a matrix for each level, in order. */
export const matrices = (jobs: readonly Job[]): readonly { readonly include: readonly Job[] }[] =>
  levelsOf(jobs).map((level) => ({ include: jobs.filter((job) => job.level === level) }));
