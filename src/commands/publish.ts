import { publish as publishProject } from '../publish/publish.js';
import { publishedText } from '../reporters/published.js';
import { inTurn } from '../turn.js';
import { mustBeOneProject, openWorkspace } from '../workspace.js';
import type { Command } from './command.js';

/** Publishes what a project builds, and its WIT packages, to a registry. */
export const publish: Command = async (
  { subject = '.', registry, tag, dryRun = false, insecure = false, offline = false, locked = false },
  { core, ...setting },
) => {
  const surroundings = { ...setting, core: await core(), offline, locked };
  const { projects, findings } = await openWorkspace([subject], surroundings);
  const project = mustBeOneProject(projects, findings);
  const asked = { dryRun, insecure, ...(registry !== undefined && { registry }), ...(tag !== undefined && { tag }) };
  const outcome = await inTurn(project.root, surroundings, () => publishProject(project, asked, surroundings));
  return {
    text: publishedText(outcome.published),
    document: { published: outcome.published },
    findings: [...findings, ...outcome.findings],
    isClosing: true,
  };
};
