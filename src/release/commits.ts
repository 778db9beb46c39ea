import { CommitParser } from 'conventional-commits-parser';
import type { Weight } from '../compat/bump.js';
import type { History } from './history.js';

/** A commit since the last release. */
export interface Commit {
  readonly hash: string;
  /** Its day: `2026-11-27`. */
  readonly date: string;
  /** What it says that it does, without its type. */
  readonly subject: string;
  /** Of a conventional commit: `feat`, `fix`, … */
  readonly type?: string;
  readonly scope?: string;
  readonly isBreaking: boolean;
}

/** What each type of a conventional commit weighs (https://www.conventionalcommits.org/en/v1.0.0/). */
const weights: Readonly<Record<string, Weight>> = {
  feat: 'addition',
  fix: 'touch',
  perf: 'touch',
  refactor: 'touch',
  revert: 'touch',
  build: 'none',
  chore: 'none',
  ci: 'none',
  docs: 'none',
  style: 'none',
  test: 'none',
};

const parser = new CommitParser({
  headerPattern: /^(\w+)(?:\(([^)]*)\))?!?: (.+)$/,
  breakingHeaderPattern: /^(\w+)(?:\(([^)]*)\))?!: (.+)$/,
  headerCorrespondence: ['type', 'scope', 'subject'],
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
});

/** The commits above one, below HEAD, that touch something at these paths: the newest first. `above`: none, and it is all of them. */
export async function commitsSince(
  above: string | undefined,
  paths: readonly string[],
  { git, preparing }: Pick<History, 'git' | 'preparing'>,
): Promise<readonly Commit[]> {
  const range = above === undefined ? 'HEAD' : `${above}..HEAD`;
  const args = ['log', '-z', '--no-merges', '--format=%H %cs%n%B', range, '--', ...paths];
  const { text } = await git.must(args, 'git cannot read what has happened since the last release');
  return text
    .split('\0')
    .filter(Boolean)
    .map(read)
    .filter(({ hash }) => !preparing.has(hash));
}

function read(text: string): Commit {
  const [first = '', ...message] = text.trim().split('\n');
  const [hash = '', date = ''] = first.split(' ');
  const [header = ''] = message;
  const parsed = parser.parse(message.join('\n') || '-');
  const type = parsed['type']?.toLowerCase();
  // `warning: look here` has the form, and is none.
  if (!type || weights[type] === undefined) return { hash, date, subject: header, isBreaking: false };
  const { subject, scope } = parsed;
  return {
    hash,
    date,
    subject: subject ?? header,
    type,
    ...(scope && { scope }),
    isBreaking: parsed.notes.length > 0,
  };
}

/**
 * What commits weigh. Where none of them is conventional, each is a change that is to be seen; where some are, those that
 * are not count so as well.
 */
export const weightOfCommit = ({ type, isBreaking }: Commit): Weight =>
  isBreaking ? 'break' : type === undefined ? 'touch' : (weights[type] ?? 'touch');
