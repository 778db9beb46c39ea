import { setOutput, summary } from '@actions/core';
import { type Uploaded, type Uploading, upload } from './action/artifact.js';
import { backgroundOf } from './action/background.js';
import { type Inputs, readInputs } from './action/inputs.js';
import { type SetUpStep, setUpStep } from './action/set-up.js';
import { workflowCache } from './action/tool-store.js';
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
import { type ReadyTool, toolsMarkdown, toolsText } from './reporters/tools.js';
import { type Answer, answer, type Listening } from './request.js';

/** The step of a workflow, from its inputs to its outputs; gives the exit code. */
export async function main(): Promise<number> {
  const { signal, release } = cancellation();
  const run: Run = { ...follow(), start: node.now() };
  try {
    const inputs = readInputs(node.env);
    refuseStrangers(inputs);
    const cache = inputs.cache === 'off' ? undefined : await workflowCache(warn);
    const code = await carryOut(inputs, run, { platform: node, signal, ...(cache && { toolStore: cache }) });
    if (inputs.cache === 'save') await cache?.flush();
    return code;
  } catch (failure) {
    return showReport(failed(findingsOf(failure)), run);
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

/** What the step follows while it goes on, for the summary: the course of the run, and when it began. */
interface Run {
  readonly course: Course;
  readonly listen: (event: Event) => void;
  readonly start: number;
}

type Surrounding = Omit<Listening, 'listen'>;

async function carryOut(inputs: Inputs, run: Run, surrounding: Surrounding): Promise<number> {
  const listening: Listening = { ...surrounding, listen: listener(run.listen) };
  const { command, request } = inputs;
  if (command === 'setup') return showTools(await setUpStep(request, listening));
  return show(await answer({ ...request, command }, listening), inputs, run);
}

function listener(alsoTo: (event: Event) => void): (event: Event) => void {
  const show = progress(say, node.now);
  return (event) => {
    alsoTo(event);
    if (event.type === 'compiled') for (const line of compilerGroup(event)) say(line);
    show(event);
  };
}

async function show(answered: Answer, inputs: Inputs, run: Run): Promise<number> {
  if ('plans' in answered) {
    const text = plansText(answered.plans);
    say(text);
    await writeSummary(`### Plan\n\n${fence(text, 'text')}\n`);
    return exitCode(answered.findings);
  }
  const { report } = answered;
  const { artifact, finding } = (await uploaded(report, inputs)) ?? {};
  return showReport(finding ? withFinding(report, finding) : report, run, artifact);
}

async function uploaded({ outputs }: Report, inputs: Inputs): Promise<Uploading | undefined> {
  if (!inputs.upload || outputs.length === 0) return undefined;
  const { artifactName: name, retentionDays } = inputs;
  return upload({ name, folders: outputs, ...(retentionDays !== undefined && { retentionDays }) }, node.files);
}

function withFinding(report: Report, finding: Finding): Report {
  return { ...report, outcome: 'failed', findings: [...report.findings, finding] };
}

async function showReport(report: Report, run: Run, artifact?: Uploaded): Promise<number> {
  annotate(report);
  setOutputs(report, { ...(artifact && { artifact }) });
  await writeSummary(summaryMarkdown(report, await backgroundOf(report, run.course, node.now() - run.start)));
  return exitCode(report.findings);
}

async function showTools({ tools, report }: SetUpStep): Promise<number> {
  say(toolsText(tools));
  annotate(report);
  setOutputs(report, { tools });
  await writeSummary(toolsMarkdown(tools, report.findings));
  return exitCode(report.findings);
}

function annotate({ findings }: Report): void {
  for (const annotation of annotations(findings)) say(workflowCommand(annotation));
}

/** A summary that cannot be written changes nothing about the results. */
async function writeSummary(text: string): Promise<void> {
  await summary
    .addRaw(text)
    .write()
    .catch(({ message }: Error) => warn(`the summary could not be written: ${message}`));
}

interface Besides {
  readonly artifact?: Uploaded;
  readonly tools?: readonly ReadyTool[];
}

function setOutputs(report: Report, { artifact, tools }: Besides): void {
  setOutput('outcome', report.outcome);
  setOutput('report', report.outputs.map((output) => `${output}/report.json`).join('\n'));
  setOutput('components', JSON.stringify(report.components));
  setOutput('compositions', JSON.stringify(report.compositions));
  setOutput('tools', tools ? JSON.stringify(tools) : '');
  setOutput('artifact-id', artifact?.id ?? '');
  setOutput('artifact-url', artifact?.url ?? '');
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const warn = (message: string) => say(workflowCommand({ kind: 'warning', title: 'wasmwright', message }));
