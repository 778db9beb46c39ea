import type { Told } from '../commands/command.js';
import type { Event } from '../events.js';
import type { Finding } from '../finding.js';
import type { Platform } from '../platform/platform.js';
import type { Report } from '../report.js';
import { commandAnnotation, runAnnotation } from '../reporters/annotation.js';
import { type Case, followCases } from '../reporters/cases.js';
import { follow } from '../reporters/course.js';
import { plansText } from '../reporters/plan.js';
import type { Answer } from '../request.js';
import type { AskedReport } from './asked.js';
import { writeReports } from './write.js';

/** What a command with an answer of its own tells besides findings. */
type Ended = Pick<Told, 'text' | 'cases' | 'renderings'>;

/** Follows a command, and writes the reports of it that are asked for when it is over. */
export interface Reporting {
  readonly listen: (event: Event) => void;
  /** Gives the same with what is to be said of reports that could not be written. */
  ofRun(answered: Answer): Promise<Answer>;
  ofCommand(report: Report, ended: Ended): Promise<Report>;
}

export function reporting(
  asked: readonly AskedReport[],
  command: string,
  { now, files }: Pick<Platform, 'now' | 'files'>,
): Reporting {
  const start = now();
  const run = follow();
  const steps = followCases();
  const write = async (findings: readonly Finding[], markdown: () => string, more: readonly Case[] = []) =>
    writeReports(asked, { command, findings, cases: [...steps.cases, ...more], markdown }, files);
  return {
    listen: (event) => {
      run.listen(event);
      steps.listen(event);
    },
    async ofRun(answered) {
      if ('plans' in answered) {
        const { findings } = answered;
        const unwritten = await write(findings, () => commandAnnotation(command, plansText(answered), findings));
        return { ...answered, findings: [...findings, ...unwritten] };
      }
      const { report } = answered;
      const annotation = () => runAnnotation(report, run.course, now() - start);
      return { report: withErrors(report, await write(report.findings, annotation)) };
    },
    async ofCommand(report, { text, cases, renderings }) {
      const { findings } = report;
      const annotation = renderings?.markdown ?? (() => commandAnnotation(command, text, findings));
      return withErrors(report, await write(findings, annotation, cases));
    },
  };
}

const withErrors = (report: Report, errors: readonly Finding[]): Report =>
  errors.length === 0 ? report : { ...report, outcome: 'failed', findings: [...report.findings, ...errors] };
