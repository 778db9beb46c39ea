import { Command, CommanderError, Option } from 'commander';
import type { Request } from './execute.js';
import type { Stage } from './plan.js';
import { version } from './version.js';

/** The commands, each with the stage that it goes on to. `plan` only says what would be done. */
const commands: Readonly<Record<string, { readonly until: Stage; readonly does: string }>> = {
  plan: { until: 'package', does: 'say what `ci` would do, and do none of it' },
  build: { until: 'build', does: 'build the components' },
  check: {
    until: 'validate',
    does: 'build the components and check them against their worlds; or check a `.wit` file or folder, or a `.wasm`',
  },
  compose: { until: 'compose', does: 'check, then compose' },
  smoke: { until: 'smoke', does: 'compose, then make the smoke calls' },
  ci: { until: 'package', does: 'do all of it, and put the results into the output folder' },
};

/** Runs the program with the arguments of a command line; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('wasmwright')
    .description('Takes WebAssembly components from source to package: builds, checks, composes and calls them.')
    .version(version)
    .exitOverride()
    // What is wrong is shown as every other finding is.
    .configureOutput({ outputError: () => {} });
  for (const [name, { until, does }] of Object.entries(commands)) {
    const command = program
      .command(name)
      .description(does)
      .argument('[PROJECT]', 'the folder of the project, or its wasmwright.toml', '.')
      .addOption(new Option('--format <FORMAT>', 'how to show the result').choices(['text', 'json']).default('text'))
      .action(async (path: string, options: Pick<Request, 'format' | 'out' | 'world'>) => {
        const { execute } = await import('./execute.js');
        code = await execute({ name, path, until, ...options });
      });
    if (until === 'package')
      command.option('--out <FOLDER>', 'where the results go, instead of the folder that the manifest names');
    if (name === 'check')
      command.option('--world <[WIT#]WORLD>', 'the world to check against, or to select in the WIT');
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    // Help and the version have been asked for, and shown.
    if (failure.exitCode === 0) return 0;
    if (failure.code === 'commander.help') return 2;
    const { refuse } = await import('./execute.js');
    return refuse(failure.message.replace(/^error: /, ''), /--format[= ]json/.test(args.join(' ')) ? 'json' : 'text');
  }
  return code;
}
