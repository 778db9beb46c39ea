import type { Finding } from '../finding.js';
import { count } from '../quantities.js';
import type { Origin } from '../toolchains/toolchain.js';
import { code, table } from './markdown.js';
import { findingsSection } from './summary.js';

/** A tool that a project needs, and where it is if it is ready. */
export interface ShownTool {
  readonly tool: string;
  /** None: it is not there, and any would do. */
  readonly version?: string;
  readonly from?: Origin;
  readonly folder?: string;
  /** The folders of its programs, for PATH. */
  readonly bin?: readonly string[];
}

/** What was installed and where, for a terminal. */
export function toolsText(tools: readonly ShownTool[]): string {
  if (tools.length === 0) return 'Nothing is needed.';
  const lines = tools.flatMap(({ tool, version, folder, bin = [], ...ready }) => [
    `${version === undefined ? tool : `${tool} ${version}`}  ${folder === undefined ? absent : `${folder}${origin(ready)}`}`,
    ...bin.map((path) => `  for PATH: ${path}`),
  ]);
  return lines.join('\n');
}

const absent = 'is not there';

const origin = ({ from }: Pick<ShownTool, 'from'>) => (from === 'machine' ? ', of the machine' : '');

/** The same as Markdown, for the job summary. */
export function toolsMarkdown(tools: readonly ShownTool[], findings: readonly Finding[]): string {
  const ready = tools.filter(({ folder }) => folder !== undefined);
  const failed = findings.some(({ severity }) => severity === 'error');
  const verdict = failed
    ? `✗ ${ready.length} of ${count(tools.length, 'tool')} ready`
    : `✓ ${count(ready.length, 'tool')} ready`;
  const rows = tools.map(({ tool, version, bin }) => [
    code(tool),
    version ?? '',
    bin === undefined ? absent : bin.map(code).join('<br>'),
  ]);
  const places = rows.length === 0 ? 'Nothing is needed.' : table(['Tool', 'Version', 'On PATH'], rows);
  return `${[`### ${verdict}`, findingsSection(findings, {}, 100), places].filter((section) => section !== '').join('\n\n')}\n`;
}
