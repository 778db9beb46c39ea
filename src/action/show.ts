import { summary } from '@actions/core';
import type { Event } from '../events.js';
import { node } from '../platform/node.js';
import { exitCode, type Report } from '../report.js';
import { annotations, workflowCommand } from '../reporters/annotations.js';
import { gateAnnotations } from '../reporters/compat/annotations.js';
import { findingsIn, type Gate, isError } from '../reporters/compat/gate.js';
import { gateMarkdown } from '../reporters/compat/markdown.js';
import type { Course } from '../reporters/course.js';
import { publishedMarkdown } from '../reporters/published.js';
import { releasingMarkdown } from '../reporters/release.js';
import { summaryMarkdown } from '../reporters/summary.js';
import { toolsMarkdown, toolsText } from '../reporters/tools.js';
import type { Announced } from './announce.js';
import { backgroundOf } from './background.js';
import { type Besides, setOutputs } from './outputs.js';
import type { SetUpStep } from './set-up.js';

/** What the step follows while it goes on, for the summary: the course of the run, and when it began. */
export interface Run {
  readonly course: Course;
  readonly listen: (event: Event) => void;
  readonly start: number;
}

/** Annotations, outputs and the run summary of a report; gives the exit code. */
export async function showReport(report: Report, run: Run, besides: Besides): Promise<number> {
  const { announced, isAlone = false, published = [], releasing } = besides;
  const gate = announced?.gate;
  const made = gate ? gateAnnotations(withoutTold(gate, report)) : [];
  for (const annotation of annotations(report.findings, made)) say(workflowCommand(annotation));
  const findings = [...report.findings, ...(gate ? findingsIn(gate) : [])];
  setOutputs({ ...report, outcome: findings.some(isError) ? 'failed' : report.outcome }, besides);
  const seconds = node.now() - run.start;
  const summary =
    isAlone || (releasing && published.length === 0)
      ? ''
      : summaryMarkdown(report, await backgroundOf(report, run.course, seconds, announced?.before));
  const parts = [
    announced ? gateSummary(announced) : '',
    releasing ? releasingMarkdown(releasing) : '',
    publishedMarkdown(published),
    summary,
  ];
  await writeSummary(parts.filter(Boolean).join('\n'));
  return exitCode(findings);
}

/** What makes WIT unreadable has been found by the run already, at the same place. */
function withoutTold(gate: Gate, { findings }: Report): Gate {
  const places = new Set(findings.filter(isError).map(({ location }) => JSON.stringify(location)));
  return {
    ...gate,
    findings: gate.findings.filter(({ location }) => !location || !places.has(JSON.stringify(location))),
  };
}

const gateSummary = ({ gate, why }: Announced) =>
  [gateMarkdown(gate, 'summary'), ...(why ? [`${why}\n`] : [])].join('\n');

/** The same of what was installed. */
export async function showTools({ tools, report }: SetUpStep): Promise<number> {
  say(toolsText(tools));
  for (const annotation of annotations(report.findings)) say(workflowCommand(annotation));
  setOutputs(report, { tools });
  await writeSummary(toolsMarkdown(tools, report.findings));
  return exitCode(report.findings);
}

/** A summary that cannot be written changes nothing about the results. */
export async function writeSummary(text: string): Promise<void> {
  await summary
    .addRaw(text)
    .write()
    .catch(({ message }: Error) => warn(`the summary could not be written: ${message}`));
}

export const say = (text: string) => process.stdout.write(`${text}\n`);
export const warn = (message: string) => say(workflowCommand({ kind: 'warning', title: 'wasmwright', message }));
