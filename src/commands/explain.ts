import { catalog, type FindingId, type Page } from '../catalog.js';
import { error, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { pagesText, pageText } from '../reporters/page.js';
import type { Command } from './command.js';

/** Tells what a finding means, and what to do about it; without an id, which findings there are. */
export const explain: Command = async ({ subject }) => {
  const pages: Readonly<Record<string, Page>> = subject === undefined ? catalog : { [subject]: pageOf(subject) };
  return {
    text: subject === undefined ? pagesText(pages) : pageText(subject, pageOf(subject)),
    document: { pages: Object.entries(pages).map(([id, page]) => ({ id, ...page })) },
    findings: [],
  };
};

function pageOf(id: string): Page {
  if (Object.hasOwn(catalog, id)) return catalog[id as FindingId];
  const help = nearest(id, Object.keys(catalog)) ?? '`wasmwright explain` lists all findings';
  throw new Stop(error('usage', `there is no finding \`${id}\``, { help }));
}
