import { setOutput } from '@actions/core';
import type { Published } from '../publish/push.js';
import type { Report } from '../report.js';
import { isError } from '../reporters/compat/gate.js';
import { githubMatrix, matrices } from '../reporters/jobs/github-matrix.js';
import type { Releasing } from '../reporters/release.js';
import type { ShownTool } from '../reporters/tools.js';
import type { Job } from '../scale/jobs.js';
import type { Announced } from './announce.js';
import type { Uploaded } from './artifact.js';
import { type Gated, requiredBump } from './gate.js';

/** What there is besides the report. */
export interface Besides {
  readonly artifact?: Uploaded;
  readonly tools?: readonly ShownTool[];
  readonly gated?: Gated;
  readonly announced?: Announced;
  readonly sarif?: string;
  readonly published?: readonly Published[];
  readonly releasing?: Releasing;
  /** Whether nothing but comparing was asked for. */
  readonly isAlone?: boolean;
}

/** Hands on what action.yml promises, to the steps that follow. */
export function setOutputs(
  report: Report,
  { artifact, tools, gated, announced, sarif, published, releasing }: Besides,
): void {
  setOutput('outcome', report.outcome);
  setOutput('report', report.outputs.map((output) => `${output}/report.json`).join('\n'));
  setOutput('components', JSON.stringify(report.components));
  setOutput('compositions', JSON.stringify(report.compositions));
  setOutput('tools', tools ? JSON.stringify(tools) : '');
  setOutput('artifact-id', artifact?.id ?? '');
  setOutput('artifact-url', artifact?.url ?? '');
  const isCompared = gated && !gated.findings.some(isError);
  setOutput('compatible', isCompared ? gated.verdicts.every(({ compatible }) => compatible) : '');
  setOutput('required-bump', isCompared ? requiredBump(gated.verdicts) : '');
  setOutput('findings', announced ? JSON.stringify(announced.gate.verdicts) : '');
  setOutput('sarif', sarif ?? '');
  setOutput('digests', published ? byName(published, ({ digest }) => digest) : '');
  setOutput('references', published ? byName(published, ({ reference }) => reference) : '');
  setOutput('releases', releasing ? JSON.stringify(releasing.releases) : '');
  setOutput('pull-request', releasing?.pull?.number ?? '');
}

const byName = (published: readonly Published[], what: (one: Published) => string) =>
  JSON.stringify(Object.fromEntries(published.map((one) => [one.name, what(one)])));

/** The jobs that a plan is divided into: as one matrix, and as one after the other. */
export function setPlanOutputs(jobs: readonly Job[]): void {
  setOutput('matrix', githubMatrix({ jobs }));
  setOutput('levels', JSON.stringify(matrices(jobs)));
  setOutput('empty', jobs.length === 0);
}
