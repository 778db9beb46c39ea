import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Asked } from './commands/command.js';
import { type CommandLine, groups, otherCommands } from './commands/index.js';
import { several } from './repeatable.js';
import type { JobsFormat } from './reporters/jobs/formats.js';
import { type AskedReport, parseReport, reportKinds } from './reports/asked.js';
import type { CommandName, Request } from './request.js';
import type { Format } from './terminal.js';
import { type AskedOfUntrusted, defineUntrusted } from './untrusted/options.js';
import { version } from './version.js';

const does: Readonly<Record<CommandName, string>> = {
  plan: 'say what `ci` would do, and do none of it',
  build: 'build the components',
  check:
    'build the components and check them against their worlds; or check a `.wit` file or folder, or a `.wasm`, with no project around it',
  compose: 'check, then compose',
  smoke: 'compose, then make the smoke calls',
  ci: 'do all of it, and put the results into the output folder',
};

type Options = Pick<
  Request,
  | 'out'
  | 'world'
  | 'policy'
  | 'offline'
  | 'locked'
  | 'force'
  | 'explain'
  | 'exactly'
  | 'smoke'
  | 'since'
  | keyof AskedOfUntrusted
> & {
  readonly format: Format;
  readonly report?: readonly AskedReport[];
  readonly component?: string[];
  readonly share?: string;
  readonly host?: string[];
};

/** The argument of a command, or those of one that takes several. */
type Given = string | readonly string[] | undefined;

type OtherOptions = Pick<Options, 'format' | 'report'> & { readonly component?: string | readonly string[] } & Omit<
    Asked,
    'subject' | 'subjects' | 'component' | 'only'
  >;

/** Runs the program with the arguments of a command line; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('wasmwright')
    .description('Takes WebAssembly components from source to package: builds, checks, composes and calls them.')
    .version(version)
    .exitOverride()
    // What is wrong is shown as every other finding is.
    .configureOutput({ outputError: () => {} });
  for (const name of Object.keys(does) as CommandName[]) {
    defineRun(program, name).action(
      async (paths: readonly string[], { format, report, component, share, host, ...options }: Options) => {
        const { execute } = await import('./terminal.js');
        code = await execute(
          {
            command: name,
            paths: paths.length > 0 ? paths : ['.'],
            ...(component && { components: component }),
            ...(share !== undefined && { sharing: { from: share, to: share } }),
            ...(host && { hosts: host }),
            ...options,
          },
          { format, reports: report ?? [] },
          args,
        );
      },
    );
  }
  for (const [name, line] of Object.entries(otherCommands)) {
    defineOther(program, name, line).action(
      async (given: Given, { format, report, component, ...options }: OtherOptions) => {
        const [command, { carryOut }] = await Promise.all([line.load(), import('./terminal.js')]);
        const named = typeof given === 'string' ? { subject: given } : given && { subjects: given };
        const meant = typeof component === 'string' ? { component } : component && { only: component };
        code = await carryOut(name, command, { ...named, ...meant, ...options }, { format, reports: report ?? [] });
      },
    );
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    // Help and the version have been asked for, and shown.
    if (failure.exitCode === 0) return 0;
    if (failure.code === 'commander.help') return 2;
    const { refuse } = await import('./terminal.js');
    return refuse(failure.message.replace(/^error: /, ''), /--format[= ]json/.test(args.join(' ')) ? 'json' : 'text');
  }
  return code;
}

/** A command that is a run of the pipeline. */
function defineRun(program: Command, name: CommandName): Command {
  const command = program
    .command(name)
    .description(does[name])
    .argument('[PROJECT...]', 'folders of projects, or their wasmwright.toml (default: ".")')
    .addOption(format(name === 'plan' ? jobsFormats : []))
    .addOption(report())
    .addOption(only('only this component or composition, and what is composed of such alone'))
    .option('--exactly', 'with `--component`: of compositions only those that it names')
    .option('--since <REF>', 'only what has changed since the work has left this branch, tag or commit');
  if (name !== 'plan') {
    command
      .option(
        '--world <[WIT#]WORLD>',
        'a world that every component must fit as well; without WIT# it is looked for in `wit`',
      )
      .option('--offline', 'download nothing: what is not on this machine, tool or library, is an error')
      .option('--locked', 'use the tools that wasmwright.lock has, and no others')
      .option('--force', 'build also what has not changed')
      .option('--explain', 'say of each component that is built why it is')
      .option(
        '--share <FOLDER>',
        'take what other jobs of a pipeline have built from this folder, and put there what is built',
      );
  }
  if (name === 'smoke' || name === 'ci') {
    command.option('--no-smoke', 'make no smoke calls: they were made before');
  }
  if (name === 'check' || name === 'ci')
    command.addOption(several('--host <NAME[@VERSION]|FILE>', 'a host that everything must run in'));
  if (name === 'check') {
    command.option(
      '--policy <FILE>',
      'what may be imported: a TOML file that holds what `[policy]` of a manifest does',
    );
    defineUntrusted(command);
  }
  if (name === 'ci' || name === 'plan') {
    command.option('--out <FOLDER>', 'where the results go, instead of the folder that the manifest names');
  }
  return command;
}

function defineOther(
  program: Command,
  name: string,
  { does, argument, picks, reports, options = {}, repeatable = {}, formats }: CommandLine,
): Command {
  const [word = name, ...under] = name.split(' ').reverse();
  const command = under
    .reduceRight(groupIn, program)
    .command(word)
    .description(does)
    .argument(...argument)
    .addOption(format(formats));
  if (reports) command.addOption(report());
  if (picks) command.addOption(only('only this component'));
  for (const [flags, description] of Object.entries(options)) command.option(flags, description);
  for (const [flags, description] of Object.entries(repeatable)) command.addOption(several(flags, description));
  return command;
}

const only = (what: string) => several('--component <NAME>', what);

/** A word that other commands come after: `wit` of `wit fetch`. */
function groupIn(program: Command, word: string): Command {
  const there = program.commands.find((command) => command.name() === word);
  return there ?? program.command(word).description(groups[word] ?? '');
}

const jobsFormats: readonly JobsFormat[] = ['github-matrix', 'gitlab', 'buildkite'];

const format = (more: readonly string[] = []) =>
  new Option('--format <FORMAT>', 'how to show the result').choices(['text', 'json', ...more]).default('text');

const report = () =>
  new Option(
    '--report <KIND=FILE>',
    `also write the result into a file, as another program reads it: ${reportKinds.join(', ')} (can be given several times)`,
  ).argParser((text: string, before: readonly AskedReport[] = []) => {
    const asked = parseReport(text);
    if (!asked) throw new InvalidArgumentError(`It is KIND=FILE, with one of ${reportKinds.join(', ')}.`);
    return [...before, asked];
  });
