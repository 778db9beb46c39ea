import type { Job } from '../../scale/jobs.js';
import { commandOf, commandOfAll, type Divided, fetching, levelsOf, program, shared } from './job.js';

/** A child pipeline for GitLab, which `trigger: include: artifact:` runs; as JSON, which YAML has in it. */
export function gitlab(divided: Divided): string {
  const { jobs } = divided;
  // Some words cannot be names of jobs, and names of components may be any.
  const named = Object.fromEntries(jobs.map((job) => [`${stageOf(job.level)}: ${job.name}`, jobOf(job)]));
  const all = {
    stage: last,
    script: [`${program} ${commandOfAll(divided)}`],
    artifacts: { paths: ['wasmwright-out'] },
  };
  const document = {
    stages: [...levelsOf(jobs).map(stageOf), last],
    variables: { RUNNER_TOOL_CACHE: '$CI_PROJECT_DIR/.wasmwright/tools' },
    default: {
      image: 'node:20-bookworm',
      before_script: [fetching],
      cache: [tools, builds],
    },
    ...named,
    [last]: all,
  };
  return JSON.stringify(document, null, 2);
}

const tools = { key: 'wasmwright-tools', paths: ['.wasmwright/tools'] };

/** Of earlier pipelines. All of it is in one job only. */
const builds = { key: 'wasmwright-builds', paths: ['.wasmwright/store'], policy: 'pull' };

const last = 'all of it';

const stageOf = (level: number) => `level ${level}`;

/** A composition is made again where it is needed, and is in nobody's store. */
function jobOf(job: Job): object {
  const artifacts = job.level === 0 && { artifacts: { paths: [shared] } };
  return { stage: stageOf(job.level), script: [`${program} ${commandOf(job)}`], ...artifacts };
}
