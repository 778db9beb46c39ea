import { setOutput, summary } from '@actions/core';
import { type Uploaded, type Uploading, upload } from './action/artifact.js';
import { backgroundOf } from './action/background.js';
import { type Inputs, readInputs } from './action/inputs.js';
import { type WorkflowCache, workflowCache } from './action/tool-store.js';
import type { Event } from './events.js';
import { failed, findingsOf } from './failure.js';
import { error, type Finding, Stop } from './finding.js';
import { cancellation } from './platform/cancellation.js';
import { node } from './platform/node.js';
import { exitCode, type Report } from './report.js';
import { annotations, workflowCommand } from './reporters/annotations.js';
import { type Course, follow } from './reporters/course.js';
import { compilerGroup } from './reporters/groups.js';
import { fence } from './reporters/markdown.js';
import { plansText } from './reporters/plan.js';
import { progress } from './reporters/progress.js';
import { summaryMarkdown } from './reporters/summary.js';
import { type Answer, answer } from './request.js';

/** The step of a workflow, from its inputs to its outputs; gives the exit code. */
export async function main(): Promise<number> {
  const { signal, release } = cancellation();
  const start = node.now();
  const { course, listen } = follow();
  try {
    const inputs = readInputs();
    refuseStrangers(inputs);
    const cache = inputs.cache ? await workflowCache(warn) : undefined;
    const answered = await answer(inputs.request, {
      platform: node,
      signal,
      listen: listener(listen),
      ...(cache && { toolStore: cache }),
    });
    return await show(answered, inputs, { course, start }, cache);
  } catch (failure) {
    return showReport(failed(findingsOf(failure)), { course, start });
  } finally {
    release();
  }
}

/** `pull_request_target` runs with the secrets of the repository, and a build runs the code of whoever opened the pull request. */
function refuseStrangers({ allowPullRequestTarget }: Inputs): void {
  if (node.env['GITHUB_EVENT_NAME'] !== 'pull_request_target' || allowPullRequestTarget) return;
  const what = 'on `pull_request_target` the code of strangers would be built with the secrets of this repository';
  const help =
    'use `on: pull_request`, or set `allow-pull-request-target: true` if nothing of the pull request is checked out';
  throw new Stop(error('unsafe-event', what, { help }));
}

function listener(alsoTo: (event: Event) => void): (event: Event) => void {
  const show = progress(say, node.now);
  return (event) => {
    alsoTo(event);
    if (event.type === 'compiled') for (const line of compilerGroup(event)) say(line);
    show(event);
  };
}

/** The run that the step made: its course, and when it began. */
interface Run {
  readonly course: Course;
  readonly start: number;
}

async function show(answered: Answer, inputs: Inputs, run: Run, cache?: WorkflowCache): Promise<number> {
  if ('plans' in answered) {
    const text = plansText(answered.plans);
    say(text);
    await writeSummary(`### Plan\n\n${fence(text, 'text')}\n`);
    return exitCode(answered.findings);
  }
  const { report } = answered;
  const { artifact, finding } = (await uploaded(report, inputs)) ?? {};
  const code = await showReport(finding ? withFinding(report, finding) : report, run, artifact);
  await cache?.flush();
  return code;
}

async function uploaded({ outputs }: Report, inputs: Inputs): Promise<Uploading | undefined> {
  return inputs.upload && outputs.length > 0 ? upload(inputs.artifactName, outputs, node.files) : undefined;
}

function withFinding(report: Report, finding: Finding): Report {
  return { ...report, outcome: 'failed', findings: [...report.findings, finding] };
}

async function showReport(report: Report, run: Run, artifact?: Uploaded): Promise<number> {
  for (const annotation of annotations(report.findings)) say(workflowCommand(annotation));
  setOutputs(report, artifact);
  await writeSummary(summaryMarkdown(report, await backgroundOf(report, run.course, node.now() - run.start)));
  return exitCode(report.findings);
}

/** A summary that cannot be written changes nothing about the results. */
async function writeSummary(text: string): Promise<void> {
  await summary
    .addRaw(text)
    .write()
    .catch(({ message }: Error) => warn(`the summary could not be written: ${message}`));
}

function setOutputs(report: Report, artifact: Uploaded | undefined): void {
  setOutput('outcome', report.outcome);
  setOutput('report', report.outputs.map((output) => `${output}/report.json`).join('\n'));
  setOutput('components', JSON.stringify(report.components));
  setOutput('compositions', JSON.stringify(report.compositions));
  setOutput('artifact-id', artifact?.id ?? '');
  setOutput('artifact-url', artifact?.url ?? '');
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const warn = (message: string) => say(workflowCommand({ kind: 'warning', title: 'wasmwright', message }));
