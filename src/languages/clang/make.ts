import { relative } from '../../path.js';
import type { BuildInput, RecipeStep } from '../language.js';
import { compiler, flags, type Started } from './compiler.js';
import { optionsOf } from './options.js';
import { recording, recordingFolder } from './reading.js';
import type { Within } from './systems.js';

/**
 * Runs GNU make in the folder of the sources. The variables are those of its own rules; `BINDINGS` are to be linked,
 * `OUT` is to be made, and `BUILD` is a folder for what is made on the way. What lies there from another time was made
 * for another world, profile or machine: nothing of it counts.
 */
export function make({ input, dialect, bindings, generated }: Within): readonly RecipeStep[] {
  const { work, folder, name, cores, settings } = input;
  const build = `${work}/build`;
  const seen = (path: string) => forMake(words([isPlain(path) ? path : relative(folder, path)]));
  const output = settings.artifact === undefined ? `${build}/${name}.wasm` : `${folder}/${settings.artifact}`;
  const [c, cpp] = [compiler(input, 'c'), compiler(input, 'c++')];
  // With the compiler itself: a Makefile may set its own flags, and these are needed all the same.
  const always = ['-Qunused-arguments', ...flags(input), `-I${bindings}`];
  const start = ({ program, args }: Started, more: readonly string[] = []) => words([program, ...args, ...more]);
  return [
    { kind: 'write', path: `${build}/.keep`, text: '' },
    { kind: 'write', path: recordingFolder(input), text: '' },
    {
      kind: 'run',
      output,
      help: 'install GNU make with the package manager of this system',
      command: {
        program: 'make',
        args: [
          '--always-make',
          `--jobs=${cores}`,
          `CC=${forMake(start(c, always))}`,
          `CXX=${forMake(start(cpp, [...always, ...(dialect.language === 'c++' ? dialect.flags : [])]))}`,
          `AR=${forMake(start(c.archiver))}`,
          `RANLIB=${forMake(start(c.indexer))}`,
          `BINDINGS=${generated.map(seen).join(' ')}`,
          `OUT=${seen(output)}`,
          `BUILD=${seen(build)}`,
          ...optionsOf(input, ['1', '']).map(forMake),
        ],
        cwd: folder,
        // Flags of the environment are for programs of the machine.
        env: { ...c.env, ...recording(input), CFLAGS: '', CXXFLAGS: '', CPPFLAGS: '', LDFLAGS: '' },
      },
    },
  ];
}

/** Of other paths make sees several; from the folder of the sources they may be plain. */
const isPlain = (word: string) => /^[\w@%+=:,./-]+$/.test(word);

/** As the shell of a rule reads them. */
const words = (all: readonly string[]): string =>
  all.map((word) => (isPlain(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');

const forMake = (text: string): string => text.replaceAll('$', '$$$$');

/** The makefiles outside of the folder that those in it include by a path, and that those include. */
export async function makefilesAround({ here }: Pick<BuildInput, 'here'>): Promise<readonly string[]> {
  const visited = new Set(await here.find(['**/{GNUmakefile,makefile,Makefile,*.mk}']));
  const outside = new Set<string>();
  for (const file of visited) {
    const text = await here.read(file).catch(() => '');
    for (const [, names = ''] of text.matchAll(/^[ ]*(?:-|s)?include[ \t]+([^#\n]+)/gm)) {
      // make looks for them from the folder that it runs in.
      for (const path of names.split(/\s+/).filter((name) => name.startsWith('../'))) {
        if (!(await here.has(path))) continue;
        visited.add(path);
        outside.add(path);
      }
    }
  }
  return [...outside];
}
