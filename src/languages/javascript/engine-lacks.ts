import type { GlobalUse } from '../../children/global-uses.js';
import { type Finding, note, type Severity, warning } from '../../finding.js';
import { dirname, join } from '../../path.js';
import type { BuildInput, Built } from '../language.js';
import { type EnginePart, hasPart, isStubbed, toolchainOf } from './engines.js';

/** Something that programs use, and that an engine does otherwise than its author may expect. */
interface Lack {
  readonly names: RegExp;
  /** Only what is used while the program is loaded, or only what is used later; none: both. */
  readonly atLoad?: boolean;
  /** Whether it is so in this build. */
  applies(input: BuildInput): boolean;
  /** What happens at run time. */
  readonly what: string;
  readonly severity?: Severity;
  readonly help: string;
}

const without = (part: EnginePart) => (input: BuildInput) =>
  toolchainOf(input.settings) === 'componentize-js' && !hasPart(part, input);

const inQuickJs =
  (also: (input: BuildInput) => boolean = () => true) =>
  (input: BuildInput) =>
    toolchainOf(input.settings) === 'componentize-qjs' && also(input);

const askHost = 'set `wasi = "host"` for the component, so that it asks its host';
const wallClock = /^(Date\.now|new Date\(\)|Date\(\))$/;
const anyClock = /^(Date\.now|new Date\(\)|Date\(\)|performance\.now)$/;

/** What was seen of componentize-js 0.23.0 and componentize-qjs 0.4.5. */
const lacks: readonly Lack[] = [
  {
    names: wallClock,
    applies: without('clocks'),
    what: 'gives the time at which the component was built, at every call',
    help: `${askHost} for the time, or take it as an argument`,
  },
  {
    names: /^(performance\.now|setTimeout|setInterval)$/,
    applies: without('clocks'),
    what: 'traps, since the engine has no clock',
    help: `${askHost} for the time, or leave it out`,
  },
  {
    names: /^(Math\.random|crypto\.(getRandomValues|randomUUID))$/,
    applies: without('random'),
    what: 'gives the same series in every instance, which is chosen when the component is built',
    help: `${askHost} for random numbers, or take them as arguments`,
  },
  {
    names: /^fetch$/,
    applies: without('http'),
    what: 'traps, since the engine has no HTTP',
    help: `${askHost} for HTTP, or import \`wasi:http/outgoing-handler\` in the world`,
  },
  {
    names: /^console\./,
    applies: without('stdio'),
    what: 'prints nothing',
    severity: 'note',
    help: `${askHost} to print it`,
  },
  {
    names: anyClock,
    atLoad: false,
    applies: inQuickJs(isStubbed),
    what: 'traps, since WASI is a stub',
    help: `${askHost} for the time, or take it as an argument`,
  },
  {
    names: anyClock,
    atLoad: true,
    applies: (input) => !without('clocks')(input),
    what: 'gives the time at which the component was built, since the program is loaded then',
    help: 'call it inside of a function',
  },
  {
    names: /^Math\.random$/,
    applies: inQuickJs(),
    what: 'gives the same series in every instance, which is chosen when the component is built',
    help: 'import `wasi:random/random` in the world, or take random numbers as arguments',
  },
  {
    // Of what programs are looked at for, QuickJS has these only.
    names: /^(?!Date|new Date|Math\.|performance\.)/,
    applies: inQuickJs(),
    what: 'is not there in QuickJS, and throws a ReferenceError',
    help: 'leave it out, or build with `toolchain = "componentize-js"`',
  },
];

/** What a program uses that its engine does not have, or has as it was when the component was built: one finding of each kind. */
export function engineLacks({ input, entry }: Built, uses: readonly GlobalUse[]): readonly Finding[] {
  // `entry` begins with the component's folder, as the user would name it.
  const folder = input.entry.includes('/') ? entry.slice(0, -input.entry.length) || '.' : dirname(entry);
  return lacks
    .filter((lack) => lack.applies(input))
    .flatMap(({ names, atLoad, what, severity, help }) => {
      const [first, ...others] = uses.filter(
        (use) => names.test(use.what) && (atLoad === undefined || atLoad === use.atLoad),
      );
      if (!first) return [];
      const { line, column } = first;
      const location = {
        file: first.file === undefined ? entry : join(folder, first.file),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      };
      const notes = others
        .filter((use) => use.what !== first.what)
        .map(
          (use) => `so does \`${use.what}\`${use.file === undefined ? '' : `: ${join(folder, use.file)}:${use.line}`}`,
        );
      const say = severity === 'note' ? note : warning;
      return [say('engine-lacks', `\`${first.what}\` ${what}`, { location, ...(notes.length > 0 && { notes }), help })];
    });
}
