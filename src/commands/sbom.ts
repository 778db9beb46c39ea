import type { Finding } from '../finding.js';
import type { Project } from '../model.js';
import { run, type Surroundings } from '../pipeline.js';
import { plan } from '../plan.js';
import { originOf } from '../publish/origin.js';
import { sbomsText } from '../reporters/sboms.js';
import { aboutAll } from '../sbom/about.js';
import { type Sbom, sbomsOf } from '../sbom/sboms.js';
import { inTurn } from '../turn.js';
import { openWorkspace, selectFrom } from '../workspace.js';
import type { Command } from './command.js';

/** Says what is inside of each component and composition of a project. What has not changed is not built again. */
export const sbom: Command = async (asked, { core, ...setting }) => {
  const { subject = '.', offline = false, locked = false, only } = asked;
  const surroundings = { ...setting, core: await core(), offline, locked };
  const workspace = await openWorkspace([subject], surroundings);
  const projects = only ? selectFrom(workspace, only) : workspace.projects;
  const sboms: Sbom[] = [];
  const found: Finding[] = [...workspace.findings];
  for (const project of projects) {
    const made = await inTurn(project.root, surroundings, () => madeOf(project, surroundings));
    sboms.push(...made.sboms);
    found.push(...made.findings);
  }
  return { text: sbomsText(sboms), document: { sboms }, findings: found };
};

async function madeOf(project: Project, surroundings: Surroundings) {
  const { platform, signal } = surroundings;
  const report = await run(plan(project, 'compose'), surroundings);
  const [about, { created }] = await Promise.all([aboutAll(project, platform), originOf(project, platform, signal)]);
  const { sboms, findings } = await sbomsOf(project, { report, about, created }, surroundings);
  return { sboms, findings: [...report.findings, ...findings] };
}
