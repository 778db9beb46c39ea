/** The programs that no tool of wasmwright brings along, by the language that needs them, and how each is asked whether it runs. */
export const ofMachine: Readonly<Record<string, readonly [program: string, argument: string]>> = {
  go: ['go', 'version'],
  rust: ['cargo', '--version'],
};
