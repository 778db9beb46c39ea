import { changesIn } from '../git/changes.js';
import type { Project } from '../model.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { sectionIn } from './changelog.js';
import { openUnits } from './follow.js';
import { historyOf } from './history.js';
import { highest } from './next.js';
import { tagFor } from './scheme.js';
import { dirty } from './write.js';

/** A release that is prepared, and not made yet. */
export interface Due {
  readonly tag: string;
  readonly version: string;
  /** The commit that is released. */
  readonly commit: string;
  /** What is new in it, as Markdown. */
  readonly notes: string;
  /** The names of what is in it. */
  readonly items: readonly string[];
}

/**
 * What HEAD has in its change log, and no tag stands for: merging the one is what asks for the other. Stops when there
 * are changes that are in no commit.
 */
export async function dueAt({ root, output }: Project, surroundings: Surroundings): Promise<readonly Due[]> {
  const { files } = surroundings.platform;
  const history = await historyOf(root, surroundings);
  const { units, scheme, changelog } = await openUnits(root, history, surroundings);
  const file = join(root, changelog);
  const log = (await files.kind(file)) === 'file' ? await files.readText(file) : '';
  const groups = scheme.isOne ? [units] : units.map((unit) => [unit]);
  const due = groups.flatMap((group): Due[] => {
    const [first] = group;
    if (!first) return [];
    const version = highest(group.map((unit) => unit.version));
    const { name } = scheme.isOne ? {} : (first as { name?: string });
    const notes = sectionIn(log, { version, ...(name !== undefined && { name }) });
    const tag = tagFor(scheme, first, version);
    if (notes === undefined || history.tags.includes(tag)) return [];
    const items = group.flatMap(({ items }) => items.map(({ name }) => name));
    return [{ tag, version, commit: history.head, notes, items }];
  });
  const changes = due.length > 0 ? await changesIn(root, [output], surroundings) : [];
  if (changes.length > 0) throw dirty(changes.map(({ path }) => path));
  return due;
}
