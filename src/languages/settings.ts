/**
 * `release` is for hosts: small, with what a debugger needs in a file beside it. `debug` is for
 * people: not optimized, with all that there is to know inside.
 */
export const profiles = ['release', 'debug'] as const;
export type Profile = (typeof profiles)[number];

/** How one component is built. No language knows all of it: `Language.settings` says what it knows. */
export interface Settings {
  readonly profile: Profile;
  /** What compiles it, where its language has several. */
  readonly toolchain?: string;
  /** What it is compiled for. */
  readonly target?: string;
  readonly features?: readonly string[];
  /** What the author's own build can be told, by name. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** Where WASI comes from. */
  readonly wasi?: string;
  /** A program and its arguments, which leave `artifact`. */
  readonly build?: readonly string[];
  /** Relative to the component's folder. */
  readonly artifact?: string;
  /** What the build reads besides what can be seen, as globs relative to the component's folder. */
  readonly inputs?: readonly string[];
}

/** Those that every language has. */
export const commonSettings = { inputs: [] } as const satisfies Partial<Record<keyof Settings, readonly string[]>>;

/** Those that are a component's own affair. */
export type SettingId = Exclude<keyof Settings, 'profile'>;
