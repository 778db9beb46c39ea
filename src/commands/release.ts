import { openRepository } from '../git/repository.js';
import type { Project } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { openToPublish } from '../publish/open.js';
import type { Asked as Publishing } from '../publish/publish.js';
import { dueAt } from '../release/due.js';
import { make } from '../release/make.js';
import { prepare } from '../release/prepare.js';
import { tagsOf } from '../release/tag.js';
import { writeTexts } from '../release/write.js';
import { madeText, releaseText } from '../reporters/release.js';
import { inTurn } from '../turn.js';
import type { Asked, Command, Told } from './command.js';
import { publishing } from './publish.js';

/** Writes the versions that the next release of a project has, and what is new in it; with `--publish`, makes that release. */
export const release: Command = async (asked, { core, ...setting }) => {
  const { subject = '.', publish = false, offline = false, locked = false } = asked;
  const surroundings = { ...setting, core: await core(), offline, locked };
  const { project } = await openToPublish(subject, surroundings);
  return inTurn(project.root, surroundings, () =>
    publish ? made(project, publishing(asked), surroundings) : prepared(project, asked, surroundings),
  );
};

async function prepared(project: Project, { dryRun = false }: Asked, surroundings: Surroundings): Promise<Told> {
  const { releases, findings, texts } = await prepare(project.root, surroundings);
  const written = dryRun ? [] : await writeTexts(texts, project, surroundings);
  return {
    text: releaseText(releases, written),
    document: {
      releases: releases.map(({ tag, version, last, items, notes }) => ({ tag, version, last, items, notes })),
      files: [...texts.keys()],
      written,
    },
    findings,
    isClosing: true,
  };
}

async function made(project: Project, asked: Publishing, surroundings: Surroundings): Promise<Told> {
  const { git } = await openRepository([project.root], surroundings.platform, surroundings.signal);
  const ready = await dueAt(project, surroundings);
  const { published, shown, findings } = await make(project, ready, { host: tagsOf(git), asked }, surroundings);
  return { text: madeText(published, shown), document: { published, releases: shown }, findings, isClosing: true };
}
