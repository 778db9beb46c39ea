/*
 * What the bundle offers. Each face of the program is loaded when it is used, and loads what it
 * needs when it needs it, so that `--version` does not wait for a TOML parser.
 */

/** The command line; gives the exit code. */
export async function commandLine(args: readonly string[]): Promise<number> {
  const { repeated } = await import('./repeat.js');
  const code = repeated(args);
  if (code !== undefined) return code;
  const { main } = await import('./cli.js');
  return main(args);
}

/** The step of a workflow; gives the exit code. */
export async function action(): Promise<number> {
  const { main } = await import('./action.js');
  return main();
}

/** A thread in which the core works on what is not trusted. */
export async function coreThread(): Promise<void> {
  (await import('./core/thread.js')).coreThread();
}
