import { type Asked, plain, plainInterface } from '../asked.js';
import { type Attempt, type CompilerError, gnuErrors } from '../language.js';
import { systemErrors } from './system-errors.js';

/** What clang and its linker say is wrong. */
export const clangErrors = (output: string, attempt: Attempt): readonly CompilerError[] => [
  ...gnuErrors(output),
  ...linkErrors(output, attempt),
  ...systemErrors(output),
];

/** What the world asks for and the sources do not define, in the order of the world, and other names that are used. */
function linkErrors(output: string, attempt: Attempt): CompilerError[] {
  const named = [...output.matchAll(/undefined symbol: (?<symbol>.+)$/gm)].map(
    ({ groups }) => groups?.['symbol'] ?? '',
  );
  const symbols = [...new Set(named)];
  const lacking = attempt.asked.flatMap((asked) => symbols.flatMap((symbol) => lackOf(symbol, asked, attempt) ?? []));
  const known = lacking.map(({ message }) => message);
  const others = symbols.filter((symbol) => !known.includes(symbol));
  return [
    ...lacking.map((lack) => ({
      ...lack,
      help: `define \`${lack.message}\`, as the headers in ${attempt.bindings} declare it`,
    })),
    ...others.map((symbol) => ({ message: `\`${symbol}\` is declared and used, but nothing defines it` })),
  ];
}

function lackOf(symbol: string, asked: Asked, { world }: Attempt): CompilerError | undefined {
  const found = symbolsOf(asked, world).find(({ pattern }) => pattern.test(plain(symbol.replace(/\(.*$/, ''))));
  if (!found) return undefined;
  return { message: symbol, lacks: found.destructor ? { ...asked, kind: 'destructor' } : asked };
}

interface Pattern {
  readonly pattern: RegExp;
  readonly destructor?: true;
}

/** The names that bindings of C and C++ have for it; those of C say of a resource what each function is. */
function symbolsOf({ interface: owner, kind, name, resource = '' }: Asked, world: string): readonly Pattern[] {
  const within = `exports${owner === undefined ? plain(world) : plainInterface(owner)}`;
  const pattern = (rest: string) => ({ pattern: new RegExp(`^${within}${rest}$`) });
  switch (kind) {
    case 'function':
      return [pattern(plain(name))];
    case 'method':
    case 'static':
      return [pattern(`(${kind})?${plain(resource)}${plain(name)}`)];
    case 'constructor':
      return [pattern(`constructor${plain(name)}`), pattern(plain(name).repeat(2))];
    case 'resource':
      return [{ ...pattern(`${plain(name)}destructor`), destructor: true }];
    default:
      return [];
  }
}
