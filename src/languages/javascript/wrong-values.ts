import type { WitFunction } from '../../core/index.js';
import { type Finding, type Location, warning } from '../../finding.js';
import { locate } from '../../project/locate.js';
import type { BuildInput, Built } from '../language.js';
import { functionsOf, type OwnedFunction, toolchainOf } from './engines.js';
import { flatten, mostFlat, type Slot, typesIn } from './flat.js';

/** Values that a tool passes on wrongly, and how to tell by a function's types whether it meets them. */
interface Bug {
  readonly tool: ReturnType<typeof toolchainOf>;
  meets(func: Passed): boolean;
  readonly what: string;
  readonly help: string;
}

/** What a function passes: what leaves the program, by core values, and of which types all of it is. */
interface Passed {
  readonly leaving: readonly Slot[];
  readonly types: readonly string[];
}

const has = (slots: readonly Slot[], core: Slot['core'], type: RegExp) =>
  slots.some((slot) => slot.core === core && slot.types.some((name) => type.test(name)));

const otherTool = 'build with `toolchain = "componentize-js"`';
const inMemory = 'more than one value in a result, as in a record, or a list around it is passed in memory, and right';

/** What was seen of componentize-js 0.23.0 and componentize-qjs 0.4.5. */
const bugs: readonly Bug[] = [
  {
    tool: 'componentize-js',
    meets: ({ leaving }) => has(leaving, 'i32', /^u32$/),
    what: 'passes on a wrong number for every u32 from 2147483648 on',
    help: `keep below, or change the type: a u64 is right; ${inMemory}`,
  },
  {
    tool: 'componentize-js',
    meets: ({ leaving }) => has(leaving, 'i64', /^s64$/),
    what: 'traps when a negative s64 leaves the program',
    help: `keep to what is not negative, or change the type: an f64 or an s32 is right; ${inMemory}`,
  },
  {
    tool: 'componentize-js',
    meets: ({ leaving }) => has(leaving, 'i64', /^f(32|64)$/),
    what: 'traps when a negative number leaves the program in this variant',
    help: `keep to what is not negative, or put the number out of the variant; ${inMemory}`,
  },
  {
    tool: 'componentize-qjs',
    meets: ({ types }) => types.includes('u32'),
    what: 'takes a u32 from 2147483648 on for a negative number, and passes on 2147483647 for it',
    help: `keep below, or ${otherTool}`,
  },
  {
    tool: 'componentize-qjs',
    meets: ({ types }) => types.includes('u64') || types.includes('s64'),
    what: 'has 64-bit integers as numbers: beyond 9007199254740992 they are rounded, and a BigInt traps',
    help: `keep below, or ${otherTool}`,
  },
];

/** The functions whose values the tool gets wrong, one finding for each kind of them. */
export function wrongValues({ input, imports, entry }: Built): readonly Finding[] {
  const tool = toolchainOf(input.settings);
  const functions = [
    // What the program does not use is not in the component.
    ...functionsOf(input, 'imports')
      .filter(({ item, owner }) => owner === undefined || imports.includes(item))
      .map((owned) => ({ owned, passed: passed(owned.func, 'imported', input) })),
    ...functionsOf(input, 'exports').map((owned) => ({ owned, passed: passed(owned.func, 'exported', input) })),
  ];
  return bugs
    .filter((bug) => bug.tool === tool)
    .flatMap(({ meets, what, help }) => {
      const [first, ...others] = functions.filter(({ passed }) => meets(passed)).map(({ owned }) => owned);
      return first ? [finding({ first, others, tool, what, help }, input, entry)] : [];
    });
}

function passed({ params, result }: WitFunction, as: 'imported' | 'exported', { model }: BuildInput): Passed {
  const { resolved } = model;
  const refs = as === 'imported' ? params.map(({ ty }) => ty) : result ? [result] : [];
  const leaving = refs.flatMap((ref) => flatten(ref, resolved));
  const isFlat = leaving.length <= mostFlat[as === 'imported' ? 'params' : 'result'];
  const all = [...params.map(({ ty }) => ty), ...(result ? [result] : [])];
  return { leaving: isFlat ? leaving : [], types: all.flatMap((ref) => typesIn(ref, resolved)) };
}

interface Met extends Pick<Bug, 'tool' | 'what' | 'help'> {
  readonly first: OwnedFunction;
  readonly others: readonly OwnedFunction[];
}

function finding({ first, others, tool, what, help }: Met, { model, tools }: BuildInput, entry: string): Finding {
  const location: Location = locate(model.resolved, first.func.about.span) ?? { file: entry };
  const list = others.map(({ func, owner }) => `\`${owner === undefined ? '' : `${owner}#`}${func.name}\``);
  return warning('wrong-values', `${tool} ${tools[tool]?.version ?? ''} ${what}`.replace('  ', ' '), {
    location,
    ...(list.length > 0 && { notes: [`so it does in ${list.slice(0, 8).join(', ')}${list.length > 8 ? ', …' : ''}`] }),
    help,
  });
}
