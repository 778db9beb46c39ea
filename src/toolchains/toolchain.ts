/** A tool that builds need: one that the program installs, or one that the machine has. */
export type Toolchain = PinnedTool | MachineTool;

/**
 * A tool that the program installs: at a version and from a source that were
 * recorded with a checksum, so that nothing else can ever be put in its place.
 */
export interface PinnedTool {
  readonly title: string;
  readonly version: string;
  /** How large it is when it is installed, on Linux x86-64. */
  readonly megabytes: number;
  readonly source: NpmSource | WheelSource;
  /** The folders of the programs that it is used by, for PATH, relative to where it is installed. */
  readonly bin: readonly string[];
}

/**
 * A toolchain that people have, and that has ways of its own to choose a version: a file in the
 * folder of the sources, which counts here as well, or the variable that a version in the manifest becomes.
 */
export interface MachineTool {
  readonly title: string;
  readonly source: MachineSource;
}

/** npm packages, installed from a lock file that records the integrity of each. */
export interface NpmSource {
  readonly kind: 'npm';
  /** The folder in `locks/` that holds `package.json` and `package-lock.json`. */
  readonly lock: string;
}

/** A wheel from PyPI, with a SHA-256 for each platform that there is one for. */
export interface WheelSource {
  readonly kind: 'wheel';
  /** The file in `locks/`, in the format of pip's requirements with hashes. */
  readonly lock: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface MachineSource {
  readonly kind: 'machine';
  program(env: Environment): string;
  /** The folder that it is installed in, where its other programs are found by that. */
  home?(env: Environment): string;
  /** How the program is asked for its version. */
  readonly args: readonly string[];
  /** The oldest version that makes components. */
  readonly oldest: string;
  /** Environment variables by which it becomes another version of itself. */
  choose?(version: string): Readonly<Record<string, string>>;
  /** What to do where it is missing. */
  readonly help: string;
  /** What it needs for each target that it compiles for. */
  readonly targets?: Targets;
}

/** Parts of a toolchain, one for each target. */
export interface Targets {
  /** Prints the folder that the part is in when it is there. */
  folder(target: string): readonly [program: string, ...args: string[]];
  /** Installs it, with the checksums that its makers have signed. */
  add(target: string): readonly [program: string, ...args: string[]];
  /** What to do where that does not work. */
  help(target: string): string;
}

/** A tool that is ready to be used. */
export interface Installed {
  readonly version: string;
  /** Where it is installed; empty for one that the machine finds by itself. */
  readonly folder: string;
  /** What its programs have to be started with. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What to do where the program that installs tools is missing. */
export const installerHelp = {
  npm: 'install Node.js with npm: https://nodejs.org/',
  pip: 'install Python 3 with pip: https://www.python.org/ (on Debian and Ubuntu: apt install python3-pip)',
} as const;

export const isPinned = (tool: Toolchain): tool is PinnedTool => tool.source.kind !== 'machine';
