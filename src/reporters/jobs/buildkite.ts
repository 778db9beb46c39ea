import type { Job } from '../../scale/jobs.js';
import { commandOf, commandOfAll, type Divided, fetching, levelsOf, program, shared } from './job.js';

const files = `${shared}/**/*`;

/** Steps for `buildkite-agent pipeline upload`, as JSON, which it takes as well. */
export function buildkite(divided: Divided): string {
  const { jobs } = divided;
  const [first] = levelsOf(jobs);
  const steps = levelsOf(jobs).flatMap((level) => [
    ...jobs.filter((job) => job.level === level).map((job) => stepOf(job, level !== first)),
    'wait',
  ]);
  const all = {
    label: 'all of it',
    command: commandsOf(commandOfAll(divided), true),
    artifact_paths: 'wasmwright-out/**/*',
  };
  return JSON.stringify({ steps: [...steps, all] }, null, 2);
}

/** A composition is made again where it is needed, and is handed to nobody. */
function stepOf(job: Job, takes: boolean): object {
  const artifacts = job.level === 0 && { artifact_paths: files };
  return { label: job.name, command: commandsOf(commandOf(job), takes), ...artifacts };
}

/** `$$` is a `$` of the shell, and there is none in it. */
const commandsOf = (command: string, takes: boolean): readonly string[] => [
  fetching,
  ...(takes ? [`buildkite-agent artifact download "${files}" .`] : []),
  `${program} ${command}`,
];
