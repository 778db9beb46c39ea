import picomatch from 'picomatch';
import { error } from '../finding.js';
import { openRepository, pathInRepository } from '../git/repository.js';
import { dirname, join } from '../path.js';
import { locate } from '../project/locate.js';
import { type Policy, protects } from './policy.js';
import type { SideContents } from './side.js';
import type { Opening } from './sources/index.js';
import type { MergeBase } from './sources/merge-base.js';
import { noSources } from './subjects.js';
import type { CompatFinding, Verdict } from './verdict.js';

/** The folders with WIT of a project that a commit has and the project has no more. */
export async function foldersGone(
  { ref }: MergeBase,
  root: string,
  paths: readonly string[],
  { platform, signal }: Opening,
): Promise<readonly string[]> {
  const repository = await openRepository([root], platform, signal);
  const place = pathInRepository(root, repository, platform);
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', ref, '--', ...(place === '.' ? [] : [place])];
  const { text } = await repository.git.must(args, 'git cannot read the commit');
  const isIgnored = picomatch([...noSources], { dot: true });
  const inRoot = text.split('\0').map((file) => (place === '.' ? file : file.slice(place.length + 1)));
  const folders = inRoot
    .filter((file) => file.endsWith('.wit') && !isIgnored(file))
    .map((file) => join(root, dirname(file)));
  return [...new Set(folders)].filter((folder) => !paths.includes(folder)).sort();
}

/** What it means that a package is gone: guests that were built for it find no host. */
export function verdictOnGone(name: string, baseline: SideContents, policy: Policy): Verdict {
  const { resolved, title } = baseline;
  const version = resolved.packages[resolved.main]?.version;
  const place = locate(resolved, resolved.packages[resolved.main]?.statements[0]?.name);
  const isBreak = protects[policy.role].includes('old-guests');
  const finding: CompatFinding = {
    ...error('package-removed', `package \`${name}\` is gone`, {
      ...(place && { baseline: place }),
      help: 'keep it, with what is in it marked `@deprecated`, until nobody is left who was built for it',
    }),
    severity: isBreak ? 'error' : 'note',
    item: name,
    side: 'both',
    breaks: ['old-guests'],
    layer: 'link',
  };
  const required = version === undefined || !version.startsWith('0.') ? 'major' : 'minor';
  const titles = { current: 'nothing', against: title };
  return {
    package: name,
    ...titles,
    compatible: !isBreak,
    role: policy.role,
    required,
    declared: null,
    findings: [finding],
  };
}
