import { dirname } from '../../path.js';
import type { BuildInput } from '../language.js';

/** What is added to the arguments and the environment of cargo. */
export interface Added {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Has rustc write paths that are the same on every machine. Cargo takes flags from one place only, the first of these
 * that has any: a variable of the environment, the settings of a target, those of all. What is added joins the flags there.
 * https://doc.rust-lang.org/cargo/reference/config.html#buildrustflags
 */
export async function pathFlags(input: BuildInput, target: string): Promise<Added> {
  const flags = remappings(input).map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  const { CARGO_ENCODED_RUSTFLAGS: encoded, RUSTFLAGS: plain } = input.environment;
  if (encoded !== undefined || plain !== undefined) {
    const theirs = encoded?.split(separator) ?? plain?.split(' ') ?? [];
    const all = [...theirs.filter((flag) => flag !== ''), ...flags];
    return { args: [], env: { CARGO_ENCODED_RUSTFLAGS: all.join(separator) } };
  }
  const place = (await hasFlagsOfTarget(input, target)) ? `target.${target}` : 'build';
  return { args: ['--config', `${place}.rustflags=${JSON.stringify(flags)}`], env: {} };
}

const separator = '\u001f';

/** What paths begin with, and what they begin with instead: of those that fit rustc takes the last. */
function remappings({ roots, environment }: BuildInput): (readonly [string, string])[] {
  const { HOME: home, USERPROFILE: profile = home, CARGO_HOME: cargo, RUSTUP_HOME: rustup } = environment;
  const homes = [
    ['/cargo', cargo ?? (profile && `${profile}/.cargo`)],
    ['/rustup', rustup ?? (profile && `${profile}/.rustup`)],
  ] as const;
  const above = roots.flatMap((root) => foldersAbove(root).map((folder, i) => [folder, up(i + 1)] as const));
  const pairs = [
    ...above,
    ...homes.flatMap(([to, from]) => (from === undefined || from === '' ? [] : [[from, to] as const])),
    ...roots.map((root) => [root, '.'] as const),
  ];
  return pairs.sort(([a], [b]) => a.length - b.length);
}

/** The folders that a folder lies in, but for the root of all: crates that the project uses may be there. */
function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === dirname(above) ? [] : [above, ...foldersAbove(above)];
}

const up = (levels: number) => Array(levels).fill('..').join('/');

/** Whether the author has flags for this target, or for some: cargo would leave those for all targets out then. */
async function hasFlagsOfTarget({ here, folder, environment }: BuildInput, target: string): Promise<boolean> {
  const variable = `CARGO_TARGET_${target.toUpperCase().replaceAll('-', '_')}_RUSTFLAGS`;
  if (environment[variable] !== undefined) return true;
  const home = environment['CARGO_HOME'] ?? `${environment['HOME'] ?? ''}/.cargo`;
  const places = [folder, ...foldersAbove(folder), ''].map((place) => `${place}/.cargo`);
  for (const place of [...places, home]) {
    for (const name of ['config.toml', 'config']) {
      const file = `${place}/${name}`;
      if ((await here.has(file)) && setsFlagsOfTarget(await here.read(file))) return true;
    }
  }
  return false;
}

/** `[target.TRIPLE]` or `[target.'cfg(…)']` with the key `rustflags`, or the same in one key. */
export function setsFlagsOfTarget(settings: string): boolean {
  return (
    /^\s*target\.(?:[\w-]+|"[^"]*"|'[^']*')\.rustflags\s*=/m.test(settings) ||
    /^\s*\[target\.[^\n]*\]\s*$(?:\n(?!\s*\[)[^\n]*)*?\n\s*rustflags\s*=/m.test(settings)
  );
}
