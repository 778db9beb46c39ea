import { breaks, type ChangeKind } from '../compat/breaks.js';
import type { Rule } from '../compat/rule.js';
import { allRules, type RuleId } from '../compat/rules/index.js';
import type { Side } from '../compat/verdict.js';
import type { Page } from './page.js';

/** The page of a rule, from what the rule itself says and the one table of who breaks. */
function pageOf({ title, why, witness, instead, change, layer }: Rule): Page {
  return {
    blames: 'sources',
    title,
    means: [meaning[layer]],
    ...(change && layer !== 'source' && { table: whoBreaks(change) }),
    why,
    example: witness,
    remedy: instead,
  };
}

const meaning = {
  type: 'The type check of a linker sees it: components and hosts of the two versions may not fit each other.',
  link: 'Names do not match any more: linking fails before types are looked at.',
  source: 'Only those who compile against the WIT, or read it, see it: what was built goes on working.',
} as const;

/** Who breaks, by where guests have the item: headings, then a row for each side. */
export function whoBreaks(change: ChangeKind): NonNullable<Page['table']> {
  const cell = (side: Side, party: 'old-guests' | 'old-hosts') => {
    if (!breaks[side][change].includes(party)) return 'run';
    const always = side === 'export' || (side === 'both' && breaks.export[change].includes(party));
    return always ? 'break' : 'break if they use it';
  };
  const row = (words: string, side: Side) => [words, cell(side, 'old-guests'), cell(side, 'old-hosts')];
  return [
    ['Guests …', 'old guests on new hosts', 'new guests on old hosts'],
    row('import it', 'import'),
    row('export it', 'export'),
    row('do both', 'both'),
  ];
}

/** About the compatibility of interfaces: a page for each rule, and for what is said of a comparison as a whole. */
export const compat = {
  'not-compared': {
    blames: 'project',
    title: 'Interfaces that could not be compared',
    means: ['One of the two sides is no valid WIT or component, or there is nothing in it that could be compared.'],
    why: [
      'There is no verdict then. That is a state of its own: a gate that is silent must not be taken for one that passes.',
    ],
    example: [
      'error[not-compared]: `a.wit` was not compared: type `u46` does not exist',
      ' --> a.wit:4:11',
      '  |',
      '4 |     size: u46,',
      '  |           ^^^',
    ],
    remedy: [
      'Mend the side that is named, or compare with another version: `--against BASELINE`.',
      'Where everything is behind a feature gate, `--features NAME` opens it.',
    ],
  },
  'package-removed': {
    blames: 'sources',
    title: 'A package that is gone',
    means: ['The baseline has a WIT package that the project has no more, neither there nor elsewhere under its name.'],
    why: ['Guests that were built for it find no host, and cannot be built again.'],
    example: ['error[package-removed]: package `demo:auth` is gone', ' ::: git:main:auth/wit/auth.wit:1:9'],
    remedy: [
      'Keep it, with what is in it marked `@deprecated(version = VERSION)`, until nobody is left who was built for it.',
    ],
  },
  'package-new': {
    blames: 'sources',
    title: 'A package that the baseline does not have',
    means: ['Nobody can have been built for it, so that nothing can break.'],
    why: ['It is said so that a silent gate is not taken for one that has compared.'],
    example: ['note[package-new]: `wit` is new: there is nothing to compare it with'],
    remedy: ['Nothing has to be done. If it was elsewhere before, name that with `--against git:REF:PATH`.'],
  },
  'version-too-low': {
    blames: 'sources',
    title: 'A version that promises more than the change keeps',
    means: [
      'The version of a package, against that of the baseline, says what a change may do: nothing, add something, or break.',
      'This change does more.',
    ],
    why: [
      'Linkers take one version for another on the same track (`0.2.1` for `0.2.4`, `1.2` for `1.4`), so that a break on the track is met where components are loaded, in production.',
    ],
    example: [
      'error[version-too-low]: `demo:kv` went from 0.2.1 to 0.2.2, and this change needs 0.3.0',
      ' --> wit/store.wit:1:17',
      '  |',
      '1 | package demo:kv@0.2.2;',
      '  |                 ^^^^^',
      '  |',
      ' ::: baseline/store.wit:1:17',
      '  |',
      '1 | package demo:kv@0.2.1;',
      '  |                 -----',
      '  = help: write `package demo:kv@0.3.0;`',
    ],
    remedy: [
      'Write the version that is asked for; `--fix` does it, with those who depend on it.',
      'Another track is not free: everyone who was built before then needs a host that still offers the old one. To stay on the track, leave what is there as it was and add beside it.',
    ],
  },
  ...(Object.fromEntries(allRules.map(([id, rule]) => [id, pageOf(rule)])) as unknown as Record<RuleId, Page>),
} as const satisfies Record<string, Page>;
