import { type Finding, type Location, warning } from '../finding.js';
import type { Commit } from '../git/commits.js';
import type { Listed } from '../origin/listed.js';
import type { Origin } from '../origin/origin.js';
import { capabilityOf } from '../project/capabilities.js';
import { fewOf } from '../quantities.js';
import { askingOf } from './asked.js';

/** A component or composition that asks its host for more than it did. */
export interface Added {
  readonly name: string;
  /** What it imports besides what it did. */
  readonly imports: readonly string[];
  /** Whether it was not there before. */
  readonly isNew: boolean;
}

/** What is said of it. It fails nothing: who reviews the change decides, or `[policy]` has decided. */
export function addedFinding(
  { name, imports, isNew }: Added,
  origin: Origin,
  location?: Location,
): (Finding & { readonly commits?: readonly Omit<Commit, 'paths'>[] }) | undefined {
  const asking = askingOf({ imports }).filter(({ capability }) => capability !== 'plumbing');
  if (asking.length === 0) return undefined;
  const what = asking.map(({ words, imports }) => `${words} (${named(imports)})`).join(', ');
  const words = asking.flatMap(({ imports }) => imports.map((item) => capabilityOf(item).words));
  return {
    ...warning(
      'capability-added',
      `${isNew ? 'the new component ' : ''}\`${name}\` ${isNew ? 'asks' : 'now asks'} for ${what}`,
      {
        component: name,
        ...(location && { location }),
        notes: [...new Set(words), ...notesOf(origin, isNew)],
        help: 'if that is not wanted, leave out what brought it, or close it by `virtualize`; `[policy]` says what may be asked for at all',
      },
    ),
    ...(origin.commits && { commits: origin.commits.map(({ hash, title }) => ({ hash, title })) }),
  };
}

/** A few of them, without their versions: it is the interface that matters. */
function named(imports: readonly string[]): string {
  const names = imports.map((item) => `\`${item.replace(/@[^@]*$/, '')}\``);
  return names.length > 4 ? `${names.slice(0, 4).join(', ')}, and ${names.length - 4} more` : names.join(', ');
}

function notesOf(origin: Origin, isNew: boolean): readonly string[] {
  return [...commitNotes(origin), ...(origin.packages && !isNew ? packageNotes(origin.packages) : [])];
}

/** What tells the commits that are named from others that change the same component. */
const because = { packages: ', which changes its dependencies', names: ', which speaks of it' } as const;

function commitNotes({ commits = [], isUncommitted = false, by }: Origin): readonly string[] {
  const all = [
    ...commits.map((commit) => `commit ${commitText(commit)}`),
    ...(isUncommitted ? ['what is in no commit yet'] : []),
  ];
  if (all.length === 0) return [];
  if (all.length === 1) return [`brought by ${all[0]}${by ? because[by] : ''}`];
  return ['brought by one of these:', ...fewOf(all)];
}

const commitText = ({ hash, title }: Commit): string => `${hash.slice(0, 7)} (${title.slice(0, 100)})`;

function packageNotes({ added, moved }: NonNullable<Origin['packages']>): readonly string[] {
  const direct = added.filter(({ isDirect }) => isDirect);
  const fresh = direct.length > 0 ? direct : added;
  const below = direct.length > 0 ? '' : ', which another dependency brings';
  if (fresh.length === 1) return [`one dependency is new: ${packageText(fresh[0])}${below}`];
  if (fresh.length > 1)
    return [`one of these new dependencies, or the code itself: ${fewText(fresh.map(packageText))}`];
  const texts = moved.map((item) => `${packageText(item)} (was ${item.from})`);
  if (texts.length === 1) return [`one dependency has another version: ${texts[0]}`];
  if (texts.length > 1) return [`one of these dependencies of another version, or the code itself: ${fewText(texts)}`];
  return ['no dependency is new: it is the code of the component itself'];
}

const packageText = ({ name, version }: Pick<Listed, 'name' | 'version'> = { name: '' }) =>
  `\`${name}${version === undefined ? '' : ` ${version}`}\``;

const fewText = (texts: readonly string[]) => fewOf(texts).join(', ');
