import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../helpers/cli.js';

/** A step that runs commands; where there are several, a line for each. */
export interface Step {
  readonly label: string;
  readonly command: string;
  readonly artifact_paths?: string;
}

/** The steps of a pipeline, as Buildkite's own library reads them; `wait` between them is left out. It needs Go. */
export function stepsSeenByBuildkite(pipeline: string): readonly Step[] {
  const cwd = join(root, '__tests__/pipelines/buildkite');
  const text = execFileSync('go', ['run', '.'], { cwd, input: pipeline, encoding: 'utf8' });
  const { steps } = JSON.parse(text) as { steps: readonly (string | Step)[] };
  return steps.flatMap((step) => (typeof step === 'string' ? [] : [step]));
}
