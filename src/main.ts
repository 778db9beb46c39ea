/**
 * What the bundle offers. Each face of the program is loaded when it is used, and loads what it
 * needs when it needs it, so that `--version` does not wait for a TOML parser.
 */
export async function commandLine(args: readonly string[]): Promise<number> {
  const { main } = await import('./cli.js');
  return main(args);
}
