import type { Job } from '../../scale/jobs.js';
import { commandOf, fetching, levelsOf, program, shared, whole } from './job.js';

/** A child pipeline for GitLab, which `trigger: include: artifact:` runs; as JSON, which YAML has in it. */
export function gitlab(jobs: readonly Job[]): string {
  const named = Object.fromEntries(jobs.map((job) => [job.name, jobOf(job)]));
  const all = { stage: last, script: [`${program} ${whole}`], artifacts: { paths: ['wasmwright-out'] } };
  const document = {
    stages: [...levelsOf(jobs).map(stageOf), last],
    variables: { RUNNER_TOOL_CACHE: '$CI_PROJECT_DIR/.wasmwright/tools' },
    default: {
      image: 'node:20-bookworm',
      before_script: [fetching],
      cache: { key: 'wasmwright', paths: ['.wasmwright/tools'] },
    },
    ...named,
    [last]: all,
  };
  return JSON.stringify(document, null, 2);
}

const last = 'all of it';

const stageOf = (level: number) => `level ${level}`;

/** A composition is made again where it is needed, and is in nobody's store. */
function jobOf(job: Job): object {
  const artifacts = job.level === 0 && { artifacts: { paths: [shared] } };
  return { stage: stageOf(job.level), script: [`${program} ${commandOf(job)}`], ...artifacts };
}
