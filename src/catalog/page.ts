/**
 * What there is to know of a finding. `blames` decides the exit code of an error:
 * `sources` (1) is something that the author of a component mends in code or WIT,
 * `project` (2) is a wrong manifest, a wrong call, or a machine that lacks something,
 * `wasmwright` (70) is a bug of this program.
 */
export interface Page {
  readonly blames: 'sources' | 'project' | 'wasmwright';
  readonly title: string;
  /** What it means, in sentences. */
  readonly means: readonly string[];
  /** Rows of cells, the first the headings: who breaks. */
  readonly table?: readonly (readonly string[])[];
  /** Why it matters, in sentences. */
  readonly why: readonly string[];
  /** What is printed, in lines. */
  readonly example: readonly string[];
  /** What to do about it, in sentences. */
  readonly remedy: readonly string[];
}
