import type { Difference } from '../core/index.js';
import type { LanguageId } from '../languages/index.js';
import { isWasi, unversioned } from '../project/versions.js';
import type { Entry, OpenHost } from './open.js';
import { whence } from './whence.js';

/** Why something does not fit a host: the end of a sentence that begins with its name. */
export interface Reason {
  readonly message: string;
  /** What to do about it, where that can be told. */
  readonly help?: string;
}

export function wrongKind({ takes, title, note }: OpenHost): Reason {
  const [is, help] =
    takes === 'module'
      ? (['a component', 'build a core module for it'] as const)
      : (['a core module', 'make a component of it'] as const);
  return {
    message: `is ${is}, and ${title} takes ${takes === 'module' ? 'core modules' : 'components'}`,
    help: note ?? help,
  };
}

/** Nothing that the host could call, or not all that one of its ways in needs. */
export function missingExports(entries: readonly Entry[], { title }: OpenHost): Reason {
  const [only, ...others] = entries;
  const items = (entry: Entry | undefined) => (entry?.exports ?? []).map((item) => `\`${item}\``).join(', ');
  return others.length === 0
    ? {
        message: `does not export ${items(only)}, which ${title} calls`,
        help: 'export it, or compose it with a component that does, if this is a library for others',
      }
    : {
        message: `exports none of the ways into ${title}: ${entries.map((entry) => `${items(entry)} (${entry.name})`).join(', ')}`,
        help: 'export one of them, or compose it with a component that does, if this is a library for others',
      };
}

export function otherType({ side, item, member, message }: Difference, { title }: OpenHost): Reason {
  const what = member === undefined ? item : `${item}#${member}`;
  return { message: `${side}s \`${what}\` with another type than ${title} has: ${message}` };
}

/** One reason for each package: what is of one package comes together, and goes together. */
export function unoffered(
  imports: readonly string[],
  entry: Entry,
  { title }: OpenHost,
  language: LanguageId | undefined,
): readonly Reason[] {
  const packages = new Map<string, string[]>();
  for (const item of imports) {
    const [of = item] = item.includes('/') ? item.split('/') : [item];
    const version = /@.*$/.exec(item)?.[0] ?? '';
    packages.set(`${of}${version}`, [...(packages.get(`${of}${version}`) ?? []), item]);
  }
  return [...packages].map(([of, items]) => {
    const [first = ''] = items;
    const more = items.length > 1 ? ` and ${items.length - 1} more of \`${unversioned(of)}\`` : '';
    const other = entry.imports.find((offered) => unversioned(offered) === unversioned(first));
    if (other !== undefined) {
      const help = 'build it against the version that the host offers';
      return { message: `imports \`${first}\`${more}, and ${title} offers \`${other}\``, help };
    }
    const message = `imports \`${first}\`${more}, which ${title} does not offer`;
    if (isWasi(first)) return { message, help: whence(of, language) };
    const help = 'compose it with a component that exports this, if one of yours does';
    return { message, help };
  });
}
