import type { GitHub, PullEvent } from './github.js';
import type { Mark } from './mark.js';
import type { PullRequest } from './pull-request.js';

/** What the accepting label accepts: the findings that were there when it was set, and no later ones. */
export interface Accepted {
  /** What the event of the label is known by. */
  readonly label: string;
  readonly keys: ReadonlySet<string>;
  readonly by?: string;
}

export interface Labelled {
  readonly name: string;
  readonly pull: PullRequest;
  readonly github: GitHub;
  /** What is found now. */
  readonly now: readonly string[];
  /** What was found at a commit; none, if the commit cannot be had. */
  foundAt(commit: string): Promise<readonly string[] | undefined>;
  /** What our own comment remembers, and when it was written. */
  readonly remembered?: { readonly mark: Mark; readonly at: string };
}

/**
 * Tells what the label accepts. None: it is not set. The findings are those of the commit that the pull request had
 * when the label was set: compared again, for others can edit comments. What our own comment remembers of the same
 * label, or said when it was set, can only take something away; it counts alone where that commit cannot be told or had.
 */
export async function acceptedBy(labelled: Labelled): Promise<Accepted | undefined> {
  const { name, pull, github, now, remembered } = labelled;
  const events = await github.timeline();
  const setting = events.findLast(({ event, label }) => /^(un)?labeled$/.test(event) && label === name);
  if (setting?.event !== 'labeled') return undefined;
  const by = setting.by ?? pull.labeled?.by;
  const label = String(setting.id ?? setting.at ?? '0');
  const commit = headAt(setting, events, pull);
  const known = remembered?.mark.label === label ? remembered.mark.accepted : seenBefore(setting, remembered);
  const found = commit === undefined ? undefined : commit === pull.head ? now : await labelled.foundAt(commit);
  const keys = found?.filter((key) => known?.includes(key) ?? true) ?? known ?? [];
  return { label, keys: new Set(keys), ...(by !== undefined && { by }) };
}

/**
 * The commit that the branch had when something happened to the pull request. None where that is not certain: after
 * the branch was forced elsewhere the list has other commits than it had then. Commits are listed by the dates that
 * they claim, so one that was pushed later may stand before; of the last one the event of its push tells when it came.
 */
function headAt(moment: PullEvent, events: readonly PullEvent[], { head, pushed }: PullRequest): string | undefined {
  const at = events.indexOf(moment);
  if (events.slice(at).some(({ event }) => event === 'head_ref_force_pushed')) return undefined;
  const last = events
    .slice(0, at)
    .findLast(({ event, commit }) => /^(committed|head_ref_force_pushed)$/.test(event) && commit !== undefined)?.commit;
  const isLater = pushed !== undefined && moment.at !== undefined && moment.at <= pushed;
  return last === head && isLater ? undefined : last;
}

/** What our comment said when the label was set is what was accepted. */
function seenBefore({ at = '' }: PullEvent, remembered: Labelled['remembered']): readonly string[] | undefined {
  return remembered && remembered.at <= at ? remembered.mark.found : undefined;
}
