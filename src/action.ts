import { announce } from './action/announce.js';
import { type Uploading, upload } from './action/artifact.js';
import { gate } from './action/gate.js';
import { withGitToken } from './action/git-token.js';
import { type Inputs, readInputs } from './action/inputs.js';
import { type Besides, setPlanOutputs } from './action/outputs.js';
import { publishStep } from './action/publish.js';
import { readPullRequest } from './action/pull-request.js';
import { releaseStep } from './action/release.js';
import { setUpStep } from './action/set-up.js';
import { sharedArtifacts } from './action/shared.js';
import { type Run, say, showReport, showTools, warn, writeSummary } from './action/show.js';
import { temporary } from './action/temporary.js';
import { workflowCache } from './action/tool-store.js';
import type { Event } from './events.js';
import { failed, findingsOf } from './failure.js';
import { error, type Finding, Stop } from './finding.js';
import { join } from './path.js';
import { cancellation } from './platform/cancellation.js';
import { node } from './platform/node.js';
import { exitCode, type Report } from './report.js';
import { workflowCommand } from './reporters/annotations.js';
import { gateFormats } from './reporters/compat/formats.js';
import { type Gate, gateProgress } from './reporters/compat/gate.js';
import { madeLines } from './reporters/compat/made.js';
import { newsLines } from './reporters/compat/news.js';
import { follow } from './reporters/course.js';
import { compilerGroup } from './reporters/groups.js';
import { fence } from './reporters/markdown.js';
import { plansText } from './reporters/plan.js';
import { progress } from './reporters/progress.js';
import { publishedText } from './reporters/published.js';
import { type Answer, answer, type Listening } from './request.js';

/** The step of a workflow, from its inputs to its outputs; gives the exit code. */
export async function main(): Promise<number> {
  const { signal, release } = cancellation();
  const run: Run = { ...follow(), start: node.now() };
  try {
    const inputs = readInputs(node.env);
    refuseStrangers(inputs);
    const cache = inputs.cache === 'off' ? undefined : await workflowCache(warn);
    const shared = inputs.share ? await sharedArtifacts(`${placeBeside('step')}-shared`, node.files, warn) : undefined;
    const surrounding: Surrounding = {
      platform: node,
      signal,
      ...(cache && { toolStore: cache }),
      ...(shared && { sharing: shared.sharing }),
    };
    const code = await carryOut(inputs, run, surrounding);
    await shared?.give(inputs.request.components ?? []);
    if (inputs.cache === 'save') await cache?.flush();
    return code;
  } catch (failure) {
    return showReport(failed(findingsOf(failure)), run, {});
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

type Surrounding = Omit<Listening, 'listen'>;

async function carryOut(inputs: Inputs, run: Run, surrounding: Surrounding): Promise<number> {
  const listening: Listening = { ...surrounding, listen: listener(run.listen, inputs.request.explain) };
  const { command, request } = inputs;
  if (command === 'setup') return showTools(await setUpStep(request, listening));
  if (command === 'publish') {
    const { published, report } = await publishStep(inputs, listening);
    if (published.length > 0) say(publishedText(published));
    return show({ report }, inputs, run, surrounding, { published });
  }
  if (command === 'release') {
    const { text, report, published, releasing } = await releaseStep(inputs, listening);
    say(text);
    return show({ report }, inputs, run, surrounding, { published, releasing });
  }
  if (command === 'compat') return conclude(failed([]), inputs, run, surrounding);
  return show(await answer({ ...request, command, divide: true }, listening), inputs, run, surrounding);
}

function listener(alsoTo: (event: Event) => void, explain = false): (event: Event) => void {
  const show = progress(say, node.now, { explain });
  return (event) => {
    alsoTo(event);
    if (event.type === 'compiled') for (const line of compilerGroup(event)) say(line);
    show(event);
  };
}

async function show(
  answered: Answer,
  inputs: Inputs,
  run: Run,
  surrounding: Surrounding,
  besides: Pick<Besides, 'published' | 'releasing'> = {},
): Promise<number> {
  if ('plans' in answered) {
    const text = plansText(answered);
    say(text);
    await writeSummary(`### Plan\n\n${fence(text, 'text')}\n`);
    setPlanOutputs(answered.jobs ?? []);
    return exitCode(answered.findings);
  }
  const { report } = answered;
  const { artifact, finding } = (await uploaded(report, inputs)) ?? {};
  const whole = finding ? withFinding(report, finding) : report;
  return conclude(whole, inputs, run, surrounding, { ...(artifact && { artifact }), ...besides });
}

/** What a run ends with: on a pull request with the gate, also where something did not build. */
async function conclude(
  report: Report,
  inputs: Inputs,
  run: Run,
  { platform: machine, signal }: Surrounding,
  besides: Pick<Besides, 'artifact' | 'published' | 'releasing'> = {},
): Promise<number> {
  const platform = withGitToken(machine, inputs.token);
  const pull = await readPullRequest(platform);
  const isWanted = inputs.command === 'compat' || (inputs.command === 'ci' && pull !== undefined);
  const gated = isWanted && !signal.aborted ? await gate(inputs, pull, { platform, signal }) : undefined;
  if (!gated) return showReport(report, run, besides);
  const announced = await announce(gated, report, inputs, { platform, signal });
  if (announced.why)
    say(
      workflowCommand({ kind: announced.isTrouble ? 'warning' : 'notice', title: 'comment', message: announced.why }),
    );
  for (const line of [...gateProgress(announced.gate), ...madeLines(announced.gate), ...newsLines(announced.gate)])
    say(line);
  const sarif = await writeSarif(announced.gate, platform);
  return showReport(report, run, {
    gated,
    announced,
    sarif,
    isAlone: inputs.command === 'compat',
    ...besides,
  });
}

async function writeSarif(gate: Gate, { files }: Surrounding['platform']): Promise<string> {
  const path = `${placeBeside('compat')}.sarif`;
  await files.write(path, gateFormats.sarif(gate));
  return path;
}

/** Beside what the step itself keeps, so that it is in no artifact and no checkout. */
const placeBeside = (what: string): string =>
  join(temporary(node.env), `wasmwright-${node.env['GITHUB_ACTION'] || what}`);

async function uploaded({ outputs }: Report, inputs: Inputs): Promise<Uploading | undefined> {
  if (!inputs.upload || outputs.length === 0) return undefined;
  const { artifactName: name, retentionDays } = inputs;
  return upload({ name, folders: outputs, ...(retentionDays !== undefined && { retentionDays }) }, node.files);
}

function withFinding(report: Report, finding: Finding): Report {
  return { ...report, outcome: 'failed', findings: [...report.findings, finding] };
}
