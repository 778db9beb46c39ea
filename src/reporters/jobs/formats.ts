import { buildkite } from './buildkite.js';
import { githubMatrix } from './github-matrix.js';
import { gitlab } from './gitlab.js';
import type { Divided } from './job.js';

/** What a pipeline of another program is told to do with jobs: a text that it reads. */
export type JobsFormat = 'github-matrix' | 'gitlab' | 'buildkite';

export const jobsFormats: Readonly<Record<JobsFormat, (divided: Divided) => string>> = {
  'github-matrix': githubMatrix,
  gitlab,
  buildkite,
};

export const isJobsFormat = (format: string): format is JobsFormat => Object.hasOwn(jobsFormats, format);
