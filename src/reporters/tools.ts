import type { Finding } from '../finding.js';
import { count } from '../quantities.js';
import { code, table } from './markdown.js';
import { findingsSection } from './summary.js';

/** A tool that a project needs, and where it is if it is ready. */
export interface ReadyTool {
  readonly tool: string;
  readonly version: string;
  readonly folder?: string;
  /** It is one of the machine, and on PATH already. */
  readonly machine?: boolean;
  /** The folders of its programs, for PATH. */
  readonly bin?: readonly string[];
}

/** What was installed and where, for a terminal. */
export function toolsText(tools: readonly ReadyTool[]): string {
  if (tools.length === 0) return 'Nothing is needed.';
  const lines = tools.flatMap(({ tool, version, folder, machine, bin = [] }) => [
    `${tool} ${version}  ${folder ?? (machine ? 'of this machine' : 'is not installed')}`,
    ...bin.map((path) => `  for PATH: ${path}`),
  ]);
  return lines.join('\n');
}

/** The same as Markdown, for the job summary. */
export function toolsMarkdown(tools: readonly ReadyTool[], findings: readonly Finding[]): string {
  const ready = tools.filter(({ folder, machine }) => machine || folder !== undefined);
  const failed = findings.some(({ severity }) => severity === 'error');
  const verdict = failed
    ? `✗ ${ready.length} of ${count(tools.length, 'tool')} ready`
    : `✓ ${count(ready.length, 'tool')} ready`;
  const rows = tools.map(({ tool, version, bin, machine }) => [
    code(tool),
    version,
    machine ? 'of the machine' : bin === undefined ? 'is not installed' : bin.map(code).join('<br>'),
  ]);
  const places = rows.length === 0 ? 'Nothing is needed.' : table(['Tool', 'Version', 'On PATH'], rows);
  return `${[`### ${verdict}`, findingsSection(findings, {}, 100), places].filter((section) => section !== '').join('\n\n')}\n`;
}
