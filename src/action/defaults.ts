/** What the occasion of a run decides, where the inputs leave it open. */
export interface Defaults {
  /** The occasion in words, for the documentation. */
  readonly title: string;
  /** Whether toolchains are only taken from the workflow's cache, or put there as well. */
  readonly cache: CacheMode;
  /** How many days the artifact is kept; none: as long as the repository says. */
  readonly retentionDays?: number;
  readonly why: string;
}

/** How the cache of the workflow is used. */
export type CacheMode = 'save' | 'restore' | 'off';

/** The occasions on which workflows run, as far as they differ. */
export const occasions = {
  'pull-request': {
    title: '`pull_request`',
    cache: 'save',
    retentionDays: 7,
    why: 'the results are for those who review; what is saved is seen by this pull request only',
  },
  branch: {
    title: '`push` to a branch, `workflow_dispatch`',
    cache: 'save',
    why: 'what is saved on the default branch is seen by all others',
  },
  tag: {
    title: '`push` of a tag, `release`, anything else on a tag',
    cache: 'restore',
    why: 'what is saved for a tag is seen by that tag only',
  },
  schedule: {
    title: '`schedule`',
    cache: 'save',
    retentionDays: 7,
    why: 'keeps the cache, which GitHub drops after seven days without use',
  },
  'merge-queue': {
    title: '`merge_group`',
    cache: 'restore',
    retentionDays: 1,
    why: 'the branch of the queue is gone soon, and its cache with it',
  },
  other: {
    title: 'any other',
    cache: 'restore',
    why: 'such runs may handle what strangers sent, and would save it for the default branch',
  },
} as const satisfies Record<string, Defaults>;

export type Occasion = keyof typeof occasions;

const byEvent: Readonly<Record<string, Occasion>> = {
  pull_request: 'pull-request',
  push: 'branch',
  workflow_dispatch: 'branch',
  schedule: 'schedule',
  merge_group: 'merge-queue',
};

/** The occasion of a run, by the name of its event and the ref that it is for. Nothing else of the event is looked at. */
export function occasionOf({ GITHUB_EVENT_NAME: event = '', GITHUB_REF: ref = '' }: Environment): Occasion {
  if (ref.startsWith('refs/tags/') || event === 'release') return 'tag';
  return Object.hasOwn(byEvent, event) ? (byEvent[event] ?? 'other') : 'other';
}

type Environment = Readonly<Record<string, string | undefined>>;
