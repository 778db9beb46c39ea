import { changesIn } from '../git/changes.js';
import type { Project } from '../model.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { sectionIn } from './changelog.js';
import { openUnits, type Placed } from './follow.js';
import { historyOf } from './history.js';
import { highest } from './next.js';
import { type Scheme, tagFor } from './scheme.js';
import { readReleaseSettings } from './settings.js';
import { dirty } from './write.js';

/** A release that is prepared, and not made yet. */
export interface Due {
  readonly tag: string;
  readonly version: string;
  /** The one before; none: it is the first. */
  readonly last?: string;
  /** What is new in it, as Markdown, without a heading. */
  readonly notes: string;
  /** The names of what is in it. */
  readonly items: readonly string[];
}

/** What a change log has, and no tag stands for: merging the one is what asks for the other. */
export function dueIn(log: string, units: readonly Placed[], scheme: Scheme, tags: readonly string[]): readonly Due[] {
  const groups = scheme.isOne ? [units] : units.map((unit) => [unit]);
  return groups.flatMap((group): Due[] => {
    const [first] = group;
    if (!first) return [];
    const version = highest(group.map((unit) => unit.version));
    const { name } = scheme.isOne ? {} : (first as { name?: string });
    const notes = sectionIn(log, { version, ...(name !== undefined && { name }) });
    const tag = tagFor(scheme, first, version);
    if (notes === undefined || tags.includes(tag)) return [];
    const items = group.flatMap(({ items }) => items.map(({ name }) => name));
    return [{ tag, version, notes, items, ...(first.past && { last: first.past.version }) }];
  });
}

/** What is due at HEAD, and the commit that is released. Stops when there are changes that are in no commit. */
export async function dueAt(
  { root, output }: Project,
  surroundings: Surroundings,
): Promise<{ readonly due: readonly Due[]; readonly head: string }> {
  const { files } = surroundings.platform;
  const settings = await readReleaseSettings(root, files);
  const history = await historyOf(root, settings.changelog, surroundings);
  const { units, scheme } = await openUnits(root, settings, history, surroundings);
  const file = join(root, settings.changelog);
  const log = (await files.kind(file)) === 'file' ? await files.readText(file) : '';
  const due = dueIn(log, units, scheme, history.tags);
  const changes = due.length > 0 ? await changesIn(root, [output], surroundings) : [];
  if (changes.length > 0) throw dirty(changes.map(({ path }) => path));
  return { due, head: history.head };
}
