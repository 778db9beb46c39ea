import type { Job } from '../../scale/jobs.js';

/** The folder in which the jobs of a pipeline hand each other what they have built. */
export const shared = '.wasmwright/shared';

/** Fetches the program, as the recipes for other pipelines do. */
export const fetching =
  'git clone --quiet --depth 1 --branch v1 https://github.com/OWNER/wasmwright .wasmwright/program';

/** A plan as it is divided: `isPart`: not all of the project is in it. */
export interface Divided {
  readonly jobs: readonly Job[];
  readonly isPart: boolean;
}

/** What a job does: names are made of letters, digits, `-`, `_` and `.`, so that no shell takes them for more. */
export const commandOf = (job: Job): string => `smoke --share ${shared} ${namesOf([job])}`;

/** What is done when all jobs are: all of it once more, of which nothing has to be built or called. */
export const commandOfAll = ({ jobs, isPart }: Divided): string =>
  `ci --no-smoke --share ${shared}${isPart ? ` ${namesOf(jobs)}` : ''}`;

const namesOf = (jobs: readonly Job[]) =>
  ['--exactly', ...jobs.flatMap(({ components }) => components.split(',').map((name) => `--component ${name}`))].join(
    ' ',
  );

export const program = 'node .wasmwright/program/dist/cli.js';

/** The levels that there are, in order: what depends on others comes after them. */
export const levelsOf = (jobs: readonly Job[]): readonly number[] =>
  [...new Set(jobs.map(({ level }) => level))].sort((a, b) => a - b);
