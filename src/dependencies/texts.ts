import { error, Stop } from '../finding.js';
import { fullName } from './named.js';

/** The WIT of one package, as the core prints it. */
export interface PackageText {
  /** `acme:kv` */
  readonly name: string;
  readonly version?: string;
  /** The two as WIT writes them: a name that is a word of WIT has `%` before it. */
  readonly id: string;
  /** What stands before `package`: its documentation. */
  readonly docs: string;
  /** Interfaces and worlds by their names, in their order. */
  readonly items: ReadonlyMap<string, string>;
}

const statement = /^package (?<id>(?<name>[^@;\s]+)(?:@(?<version>\S+?))?)(?: \{|;)$/;
const item = /^(?:interface|world) (?<name>\S+) \{$/m;

/**
 * Takes what the core prints of a binary apart: the package itself, and behind it those packages that came inside of
 * it, as far as it needs them. A binary has whatever it depends on with it.
 */
export function takeApart(printed: string): readonly PackageText[] {
  const packages: { head: string; docs: string[]; lines: string[] }[] = [];
  let docs: string[] = [];
  let isNested = false;
  for (const line of printed.split('\n')) {
    const open = packages.at(-1);
    if (statement.test(line)) {
      isNested = line.endsWith('{');
      packages.push({ head: line, docs, lines: [] });
      docs = [];
    } else if (!open) docs.push(line);
    else if (!(isNested && line === '}')) open.lines.push(isNested ? line.replace(/^ {2}/, '') : line);
  }
  return packages.map(({ head, docs, lines }) => {
    const { id = '', name = '', version } = statement.exec(head)?.groups ?? {};
    return {
      id,
      name: name.replaceAll('%', ''),
      ...(version !== undefined && { version }),
      docs: docs.map((line) => `${line}\n`).join(''),
      items: itemsOf(lines),
    };
  });
}

/** An item ends where a line is nothing but its brace. */
function itemsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const items = lines.join('\n').split(/(?<=^\})$/m);
  return new Map(
    items
      .map((text) => [item.exec(text)?.groups?.['name'] ?? '', text.trim()] as const)
      .filter(([name]) => name !== ''),
  );
}

/** The text of a package alone, byte for byte as wkg writes it into `deps`: a blank line follows each interface. */
export function textOf({ id, docs, items }: PackageText): string {
  const isWorld = (text: string) => /^world /m.test(text);
  const all = [...items.values()];
  const interfaces = all.filter((text) => !isWorld(text)).map((text) => `${text}\n\n`);
  return `${docs}package ${id};\n\n${interfaces.join('')}${all
    .filter(isWorld)
    .map((text) => `${text}\n`)
    .join('')}`;
}

/** What one package has of another, or of itself. */
export interface Contribution {
  /** The package that has it, in full. */
  readonly by: string;
  readonly text: PackageText;
}

/**
 * One package out of several texts of it: the first has it as it was published, others as much of it as they need.
 * Stops when they do not agree.
 */
export function united(texts: readonly Contribution[]): PackageText {
  const [first, ...others] = texts as [Contribution, ...Contribution[]];
  const items = new Map([...first.text.items].map(([name, text]) => [name, { by: first.by, text }]));
  for (const { by, text } of others) {
    for (const [name, its] of text.items) {
      const there = items.get(name);
      if (!there) items.set(name, { by, text: its });
      else if (ungated(there.text) !== ungated(its))
        throw disagreement(fullName(first.text), name, [there.by, by], [there.text, its]);
    }
  }
  return { ...first.text, items: new Map([...items].map(([name, { text }]) => [name, text])) };
}

/** What an item means: its text without comments, which WIT takes for documentation. */
export const meaning = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');

/** The same without gates, which a package that is inside of another has lost. */
const ungated = (text: string) => meaning(text).replace(/^@(since|unstable|deprecated)\(.*\n/gm, '');

function disagreement(
  name: string,
  item: string,
  by: readonly [string, string],
  texts: readonly [string, string],
): Stop {
  const [left, right] = texts.map((text) => ungated(text).split('\n')) as [string[], string[]];
  const at = left.findIndex((line, i) => line !== right[i]);
  const line = (lines: string[]) => `\`${lines[at < 0 ? left.length : at] ?? 'nothing more'}\``;
  return new Stop(
    error('wit-packages-differ', `\`${name}\` is not the same for \`${by[0]}\` and for \`${by[1]}\``, {
      notes: [`in \`${item}\` the one has ${line(left)}, the other ${line(right)}`],
      help: 'one of them was made with something else under that version: take another version of it, or publish it anew',
    }),
  );
}
