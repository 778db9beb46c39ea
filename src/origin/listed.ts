/** A package that a component is built with, as a lock file or a manifest has it. */
export interface Listed {
  readonly name: string;
  /** None where nobody can tell. */
  readonly version?: string;
  /** Whether the component's own sources ask for it, and not only another package. */
  readonly isDirect: boolean;
}

/** Where a language has its packages listed. */
export interface Listing {
  /** Names of files; of each counts the one in the component's folder, or else the nearest around it. */
  readonly files: readonly string[];
  /** What they list, by the text of each that is there; none: they do not say. */
  read(texts: ReadonlyMap<string, string>): readonly Listed[] | undefined;
}

/** The packages of a language that has none. */
export const noPackages: Listing = { files: [], read: () => [] };
