/**
 * Every finding that there is. `blames` decides the exit code of an error:
 * `sources` (1) is something that the author of a component mends in code or WIT,
 * `project` (2) is a wrong manifest, a wrong call, or a machine that lacks something,
 * `wasmwright` (70) is a bug of this program.
 */
export const catalog = {
  'wit-invalid': { blames: 'sources', title: 'WIT that does not parse or resolve' },
  'compile-error': { blames: 'sources', title: 'An error that a compiler reports' },
  'build-failed': { blames: 'sources', title: 'A component that did not build' },
  'component-invalid': { blames: 'sources', title: 'Bytes that are no valid component' },
  'import-not-offered': { blames: 'sources', title: 'An import that the world does not offer' },
  'import-undeclared': { blames: 'sources', title: "An import that the component's own world does not declare" },
  'export-missing': { blames: 'sources', title: 'An export that the world asks for and the component lacks' },
  'item-differs': { blames: 'sources', title: 'An import or export of another type than in the world' },
  'composition-failed': { blames: 'sources', title: 'Components that cannot be composed' },
  'composition-open': { blames: 'sources', title: 'Imports that a composition leaves to its host' },
  'not-composed': { blames: 'sources', title: 'Components that could be composed in no or several ways' },
  'smoke-value': { blames: 'sources', title: 'A smoke call that gave another value than expected' },
  'smoke-trap': { blames: 'sources', title: 'A smoke call that trapped' },
  'smoke-timeout': { blames: 'sources', title: 'A smoke call that did not return in time' },
  'smoke-refused': { blames: 'sources', title: 'A component that could not be started for its smoke calls' },
  usage: { blames: 'project', title: 'A command line that makes no sense' },
  'path-missing': { blames: 'project', title: 'A file or folder that does not exist' },
  'manifest-invalid': { blames: 'project', title: 'A `wasmwright.toml` that is no valid manifest' },
  'unknown-key': { blames: 'project', title: 'A key that `wasmwright.toml` does not have' },
  'unknown-name': { blames: 'project', title: 'A name that nothing in the project has' },
  'nothing-found': { blames: 'project', title: 'A project without components' },
  'world-unclear': { blames: 'project', title: 'A world that does not exist, or could be several' },
  'composition-cycle': { blames: 'project', title: 'Compositions that need each other' },
  'smoke-call': { blames: 'project', title: 'A smoke call that does not fit the component' },
  'tool-missing': { blames: 'project', title: 'A program that is needed and not there' },
  'tool-install': { blames: 'project', title: 'A tool that could not be installed' },
  'output-foreign': { blames: 'project', title: 'An output folder with content of others' },
  unreadable: { blames: 'project', title: 'A file that could not be read or written' },
  cancelled: { blames: 'project', title: 'A run that was stopped from outside' },
  internal: { blames: 'wasmwright', title: 'A bug of wasmwright' },
} as const satisfies Record<string, { blames: 'sources' | 'project' | 'wasmwright'; title: string }>;

export type FindingId = keyof typeof catalog;
