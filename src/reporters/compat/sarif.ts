import { catalog, type FindingId } from '../../catalog.js';
import { keyOf } from '../../compat/acceptance.js';
import type { CompatFinding } from '../../compat/verdict.js';
import type { Finding, Location } from '../../finding.js';
import { version } from '../../version.js';
import type { Gate } from './gate.js';

/** The gate in the format that code scanning reads (SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */
export function gateSarif({ verdicts, findings, made = [], places }: Gate, docs: string): object {
  const all: readonly (Finding & Partial<CompatFinding>)[] = [
    ...made,
    ...findings,
    ...verdicts.flatMap((verdict) => verdict.findings),
  ];
  const ids = [...new Set(all.map(({ id }) => id))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'wasmwright', version, rules: ids.map((id) => ruleOf(id, places?.docs ?? docs)) } },
        columnKind: 'utf16CodeUnits',
        results: all.map((finding) => resultOf(finding, ids.indexOf(finding.id))),
      },
    ],
  };
}

function ruleOf(id: FindingId, docs: string): object {
  const { title, means, remedy } = catalog[id];
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: means.join(' ') },
    help: { text: remedy.join(' ') },
    helpUri: `${docs}/${id}.md`,
  };
}

function resultOf(finding: Finding & Partial<CompatFinding>, ruleIndex: number): object {
  const { id, severity, message, notes = [], help, location, baseline, item, breaks, accepted } = finding;
  const text = [message, ...notes, ...(help === undefined ? [] : [`What to do: ${help}`])].join('\n');
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text },
    // A result without a place is shown nowhere.
    ...(location && { locations: [{ physicalLocation: physical(location) }] }),
    ...(baseline && {
      relatedLocations: [
        { id: 1, message: { text: `where ${baseline.file} has it` }, physicalLocation: physical(baseline) },
      ],
    }),
    ...(item !== undefined && { partialFingerprints: { 'change/v1': keyOf({ id, item, breaks: breaks ?? [] }) } }),
    ...(accepted && { suppressions: [{ kind: 'external', status: 'accepted' }] }),
  };
}

function physical({ file, line, column, endLine, endColumn }: Location): object {
  return {
    artifactLocation: { uri: referenceTo(pathOf(file)) },
    ...(line !== undefined && {
      region: {
        startLine: line,
        ...(column !== undefined && { startColumn: column }),
        ...(endLine !== undefined && { endLine }),
        ...(endColumn !== undefined && { endColumn }),
      },
    }),
  };
}

/** A path as a relative URI: nothing in a name is a scheme, a query or a fragment, and half a character is none. */
const referenceTo = (path: string) =>
  encodeURI(path.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[#?:]/g, encodeURIComponent);

/** A file of a commit, by its path: viewers know no other place. */
const pathOf = (file: string) => file.replace(/^git:[^:]*:/, '');
