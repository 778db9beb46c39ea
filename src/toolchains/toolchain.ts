/**
 * A tool that the program installs: at a version and from a source that were
 * recorded with a checksum, so that nothing else can ever be put in its place.
 */
export interface Toolchain {
  readonly title: string;
  readonly version: string;
  /** How large it is when it is installed, on Linux x86-64. */
  readonly megabytes: number;
  readonly source: NpmSource | WheelSource;
  /** The folders of the programs that it is used by, for PATH, relative to where it is installed. */
  readonly bin: readonly string[];
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

/** A tool that is ready to be used. */
export interface Installed {
  readonly version: string;
  readonly folder: string;
}

/** What to do where the program that installs tools is missing. */
export const installerHelp = {
  npm: 'install Node.js with npm: https://nodejs.org/',
  pip: 'install Python 3 with pip: https://www.python.org/ (on Debian and Ubuntu: apt install python3-pip)',
} as const;
