import type { Finding } from '../finding.js';
import type { Project } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { type Asked, publish } from '../publish/publish.js';
import type { Published } from '../publish/push.js';
import type { Report } from '../report.js';
import { type Asset, assetsOf } from './assets.js';
import type { Due } from './due.js';

/** Where releases are shown, and tags are kept. Doing it again finds what is there, and adds what is not. */
export interface Host {
  show(release: Due, commit: string, assets: readonly Asset[]): Promise<Shown>;
}

/** A release that can be looked at. */
export interface Shown {
  readonly tag: string;
  /** Its page; none: there is only the tag. */
  readonly url?: string;
}

/** What came of the releases that were due. */
export interface Made {
  readonly published: readonly Published[];
  readonly shown: readonly Shown[];
  /** Of the last run that built something. */
  readonly report?: Report;
  readonly findings: readonly Finding[];
}

/** Publishes what is due and shows it, a release after the other; the tag comes last, so that what fails stays due. */
export async function make(
  project: Project,
  { due, head }: { readonly due: readonly Due[]; readonly head: string },
  { host, asked }: { readonly host: Host; readonly asked: Asked },
  surroundings: Surroundings,
): Promise<Made> {
  const { core, platform } = surroundings;
  const published: Published[] = [];
  const shown: Shown[] = [];
  const findings: Finding[] = [];
  let last: Report | undefined;
  for (const release of due) {
    const outcome = await publish(project, { ...asked, only: new Set(release.items) }, surroundings);
    published.push(...outcome.published);
    findings.push(...outcome.report.findings);
    last = outcome.report;
    if (outcome.report.outcome === 'failed') break;
    if (asked.dryRun) continue;
    const assets = await assetsOf(outcome.items, outcome.report, { core, files: platform.files });
    shown.push(await host.show(release, head, assets));
  }
  return { published, shown, findings, ...(last && { report: last }) };
}
