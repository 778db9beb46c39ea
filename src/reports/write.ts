import { findingsOf } from '../failure.js';
import type { Finding, Location } from '../finding.js';
import { dirname, join, relative } from '../path.js';
import type { Files } from '../platform/platform.js';
import { type Case, withCommand } from '../reporters/cases.js';
import { codeQuality } from '../reporters/code-quality.js';
import { docs } from '../reporters/compat/formats.js';
import { gateSarif } from '../reporters/compat/sarif.js';
import { junitXml } from '../reporters/junit.js';
import type { AskedReport, ReportKind } from './asked.js';

/** What reports tell: how a command went. */
export interface Told {
  readonly command: string;
  readonly cases: readonly Case[];
  readonly findings: readonly Finding[];
  /** All of it in Markdown. */
  markdown(): string;
}

const forms: Readonly<Record<ReportKind, (told: Told) => string>> = {
  junit: ({ cases, command, findings }) => junitXml(withCommand(cases, command, findings)),
  'code-quality': ({ findings }) => `${JSON.stringify(codeQuality(findings), null, 2)}\n`,
  annotation: ({ markdown }) => markdown(),
  sarif: ({ findings }) => `${JSON.stringify(gateSarif({ verdicts: [], findings, noun: '' }, docs), null, 2)}\n`,
};

/** Writes each report, whole or not at all. Gives what is to be said of those that could not be written. */
export async function writeReports(
  asked: readonly AskedReport[],
  told: Told,
  files: Files,
): Promise<readonly Finding[]> {
  const root = await repositoryAround(files);
  const placed = { ...told, findings: told.findings.map((finding) => inRepository(finding, root, files)) };
  const unwritten: Finding[] = [];
  for (const { kind, file } of asked) {
    // Who reads tests is shown places as the log has them; who shows places in files needs them from the root.
    const text = forms[kind](kind === 'code-quality' || kind === 'sarif' ? placed : told);
    await files.write(file, text).catch((failure: unknown) => unwritten.push(...findingsOf(failure)));
  }
  return unwritten;
}

/** The root of the repository that the program runs in; else where it runs. */
async function repositoryAround(files: Files): Promise<string> {
  const here = files.absolute('.');
  for (let folder = here; ; folder = dirname(folder)) {
    if ((await files.kind(join(folder, '.git'))) !== 'none') return folder;
    if (dirname(folder) === folder) return here;
  }
}

/** With its place as the repository has it. What lies elsewhere has none. */
function inRepository({ location, ...finding }: Finding, root: string, files: Files): Finding {
  const moved = location && movedTo(location, root, files);
  return moved ? { ...finding, location: moved } : finding;
}

function movedTo(location: Location, root: string, files: Files): Location | undefined {
  // `git:main:wit/a.wit`, `oci:…`: another commit, or a registry.
  if (/^\w{2,}:/.test(location.file)) return undefined;
  const file = relative(root, files.absolute(location.file));
  return /^\.\.(\/|$)/.test(file) || /^[A-Za-z]:/.test(file) ? undefined : { ...location, file };
}
