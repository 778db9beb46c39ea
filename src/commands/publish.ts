import type { Finding } from '../finding.js';
import type { Surroundings } from '../pipeline.js';
import { openToPublish } from '../publish/open.js';
import { type Asked, type Outcome, publish as publishProject } from '../publish/publish.js';
import { publishedText } from '../reporters/published.js';
import { inTurn } from '../turn.js';
import type { Command, Asked as Options } from './command.js';

/** Publishes what a project builds, and its WIT packages, to a registry. */
export const publish: Command = async (asked, { core, ...setting }) => {
  const { subject = '.', offline = false, locked = false } = asked;
  const surroundings = { ...setting, core: await core(), offline, locked };
  const { published, findings } = await publishAt(subject, publishing(asked), surroundings);
  return { text: publishedText(published), document: { published }, findings, isClosing: true };
};

/** What a command line asks of publishing. */
export const publishing = ({ registry, tag, key, dryRun = false, insecure = false }: Options): Asked => ({
  dryRun,
  insecure,
  ...(registry !== undefined && { registry }),
  ...(tag !== undefined && { tag }),
  ...(key !== undefined && { key }),
});

/** The same for whoever shows it in another way. `findings`: all that there is to say. */
export async function publishAt(
  path: string,
  asked: Asked,
  surroundings: Surroundings,
): Promise<Outcome & { readonly findings: readonly Finding[] }> {
  const { project, findings } = await openToPublish(path, surroundings);
  const outcome = await inTurn(project.root, surroundings, () => publishProject(project, asked, surroundings));
  return { ...outcome, findings: [...findings, ...outcome.report.findings] };
}
