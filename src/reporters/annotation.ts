import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import type { Course } from './course.js';
import { fence } from './markdown.js';
import { findingsSection, summaryMarkdown } from './summary.js';
import { summary } from './text.js';

/** A run as Markdown where nobody draws: what `buildkite-agent annotate` takes. */
export function runAnnotation(report: Report, course: Course, seconds: number): string {
  return summaryMarkdown(report, { course, seconds, anatomies: new Map(), draws: false });
}

/** So many findings an annotation has at most; the rest is in the log. */
const most = 100;

/** The same of a command that answers with a text of its own. */
export function commandAnnotation(command: string, text: string, findings: readonly Finding[]): string {
  const failed = findings.some(({ severity }) => severity === 'error');
  const verdict = findings.length > 0 ? summary(findings) : 'nothing was found';
  const parts = [
    `### ${failed ? '✗' : '✓'} wasmwright ${command}: ${verdict}`,
    findingsSection(findings, {}, most),
    text === '' ? '' : fence(text, 'text'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
