import { openToPublish } from '../publish/open.js';
import { prepare } from '../release/prepare.js';
import { writeTexts } from '../release/write.js';
import { releaseText } from '../reporters/release.js';
import { inTurn } from '../turn.js';
import type { Command } from './command.js';

/** Writes the versions that the next release of a project has, and what is new in it. */
export const release: Command = async (
  { subject = '.', dryRun = false, offline = false, locked = false },
  { core, ...setting },
) => {
  const surroundings = { ...setting, core: await core(), offline, locked };
  const { project } = await openToPublish(subject, surroundings);
  const { root } = project;
  const { prepared, written } = await inTurn(root, surroundings, async () => {
    const prepared = await prepare(root, surroundings);
    return { prepared, written: dryRun ? [] : await writeTexts(prepared.texts, root, surroundings) };
  });
  const { releases, findings, texts } = prepared;
  return {
    text: releaseText(releases, written),
    document: { releases: releases.map(({ verdicts: _, ...told }) => told), files: [...texts.keys()], written },
    findings,
    isClosing: true,
  };
};
