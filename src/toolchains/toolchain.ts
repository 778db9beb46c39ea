import type { Machine } from '../platform/platform.js';

/**
 * A tool that builds need: one that the program installs, checked against recorded checksums so that
 * nothing else can ever be put in its place, or one that the machine has.
 */
export interface Toolchain {
  readonly title: string;
  /** The version that is used unless another is asked for. None: the one that the machine has. */
  readonly version?: string;
  /** How large it is when it is installed, on Linux x86-64. */
  readonly megabytes?: number;
  readonly source: Source;
  /** The folders of the programs that it is used by, for PATH, relative to where it is installed. */
  readonly bin: readonly string[];
}

/** Where a tool comes from. For each kind there is a file in `src/install/`. */
export type Source = NpmSource | WheelSource | ArchiveSource | MachineSource;

/** npm packages, installed from a lock file that records the integrity of each. */
export interface NpmSource {
  readonly kind: 'npm';
  /** The package whose version counts as the tool's. */
  readonly package: string;
  /** The folder in `locks/` that holds `package.json` and `package-lock.json`. */
  readonly lock: string;
}

/** A wheel from PyPI, with a SHA-256 for each platform that there is one for. */
export interface WheelSource {
  readonly kind: 'wheel';
  readonly package: string;
  /** The file in `locks/`, in the format of pip's requirements with hashes. */
  readonly lock: string;
}

/**
 * A release archive from a server. This release knows no checksums of it: a project records them in its
 * `wasmwright.lock`, once, from what it downloads then.
 */
export interface ArchiveSource {
  readonly kind: 'archive';
  /** What there is for a kind of machine; none when there is nothing. */
  archive(version: string, machine: MachineKind): Archive | undefined;
  /** How one that is on the machine already is found: it is used where nobody asks for a version, and none is recorded. */
  readonly machine?: MachineSource;
}

/** Of Node's names: `linux`, `darwin` or `win32`, and `x64` or `arm64`. */
export interface MachineKind {
  readonly os: string;
  readonly arch: string;
}

export interface Archive {
  /** `.tar.gz`, `.tar.xz` or `.zip`. */
  readonly url: string;
  /** The folder inside that holds all of it. */
  readonly folder: string;
}

/** Programs that are on PATH. Which version they are may depend on the folder in which they are asked. */
export interface MachineSource {
  readonly kind: 'machine';
  /** What is asked to learn what is there. */
  readonly probes: readonly Probe[];
  /** What the answers say; none when they make no sense. */
  read(answers: readonly string[]): Found | undefined;
  /** What chooses a version, in the environment of the programs. */
  choose(version: string): Environment;
  /** What keeps the programs from downloading versions of themselves. */
  readonly offline: Environment;
  /** What decides which version answers, besides the programs on PATH. */
  readonly decided: Deciding;
  /** The files by which a folder asks for a version, the first that is there. */
  readonly askers: readonly Asker[];
  /** What to do where the programs are missing. */
  readonly help: string;
  readonly targets?: TargetSource;
  /** What else a target needs of the machine, which nobody here installs. */
  pieces?(target: string, found: Found): readonly Piece[];
}

/** Something that a tool finds by itself if it is there, and that other packages of a system bring. */
export interface Piece {
  readonly title: string;
  /** What the tool is asked: it answers with the path of the piece, or of where it should be. */
  readonly where: Probe;
  /** What to do where it is missing. */
  readonly help: string;
}

/** What decides which version of a program answers: as long as all of it is the same, so is the answer. */
export interface Deciding {
  readonly environment: readonly string[];
  /** Settings of the user. */
  settings(
    machine: Pick<Machine, 'home' | 'settings'>,
    env: Readonly<Record<string, string | undefined>>,
  ): readonly string[];
  /** Names of files in the folder, and in those above it. */
  readonly above: readonly string[];
  /** The program that answers in the end, if it lies elsewhere than on PATH. */
  program(found: Found): string | undefined;
}

/** A file that asks for a version, itself or for all folders below it. */
export interface Asker {
  readonly file: string;
  /** The version in it, as its group. */
  readonly version: RegExp;
  /** Whether a later one will do: the programs of the tool do not always look. */
  readonly orLater?: true;
}

/** The libraries of targets, which are installed one by one. */
export interface TargetSource {
  /** A folder that is there if the target is. */
  folder(target: string, found: Found): string;
  /** What installs it, and checks what it installs; none when this one gets its targets in another way. */
  add(target: string, found: Found): Probe | undefined;
  /** What can be done where that did not help. */
  help(target: string): string;
}

export interface Probe {
  readonly program: string;
  readonly args: readonly string[];
}

/** What a machine has: the version, and the folder that the tool lives in. */
export interface Found {
  readonly version: string;
  readonly folder: string;
}

export type Environment = Readonly<Record<string, string>>;

/** A tool that is ready to be used. */
export interface Installed {
  /** As it really is. */
  readonly version: string;
  readonly folder: string;
  /** What its programs need in their environment to be this version. */
  readonly env: Environment;
  readonly from: Origin;
}

/** Where a tool was: on the machine, in the tool cache, or in a registry, from which it was installed just now. */
export type Origin = 'machine' | 'cache' | 'installed';

/** What to do where the program that installs tools is missing. */
export const installerHelp = {
  npm: 'install Node.js with npm: https://nodejs.org/',
  pip: 'install Python 3 with pip: https://www.python.org/ (on Debian and Ubuntu: apt install python3-pip)',
} as const;
