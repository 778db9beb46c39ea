import { failingIn } from './acceptance.js';
import type { Rewritten } from './edits.js';
import type { CompatFinding, Verdict } from './verdict.js';

/**
 * Puts what was added to interfaces that guests export into interfaces of their own, exported by worlds that include
 * the old ones; and gives types back the shape that they had. None where that is not all there is to do. What comes
 * out is text that was never parsed: whoever takes it has to try it.
 */
export function besides(verdict: Verdict, texts: ReadonlyMap<string, string>): Rewritten | undefined {
  const failing = failingIn(verdict).filter(({ id }) => id !== 'version-too-low');
  const added = failing.filter(({ id, side }) => id === 'function-added' && side !== 'import');
  const reshaped = failing.filter(({ id }) => reshapings.includes(id));
  if (failing.length === 0 || added.length + reshaped.length < failing.length) return undefined;
  const after = new Map<string, string>();
  const textOf = (file: string) => after.get(file) ?? texts.get(file);
  for (const finding of reshaped) {
    const file = finding.location?.file ?? '';
    const rewritten = shapedAsBefore(finding, textOf(file), texts.get(finding.baseline?.file ?? ''));
    if (rewritten === undefined) return undefined;
    after.set(file, rewritten);
  }
  for (const [container, findings] of groupedBy(added, ({ item }) => item.split('#')[0] ?? '')) {
    const file = findings[0]?.location?.file ?? '';
    const rewritten = movedOut(container, findings, textOf(file), worldsIn(texts, file));
    if (rewritten === undefined) return undefined;
    after.set(file, rewritten);
  }
  const names = [...new Set(failing.map(({ item, id }) => inner(id === 'function-added' ? item.split('#')[0] : item)))];
  const leave = `leave ${names.map((name) => `\`${name}\``).join(' and ')} as ${names.length === 1 ? 'it was' : 'they were'}`;
  return { texts: after, words: `${leave}${added.length > 0 ? ', and add what is new beside them' : ''}.` };
}

/** Changes that go away with the old text of a type. */
const reshapings: readonly string[] = [
  'record-fields-changed',
  'variant-cases-changed',
  'enum-cases-changed',
  'flags-labels-changed',
];

/** `demo:kv/store#entry-info`: what comes last. */
const inner = (name = '') => name.split(/[/#]/).at(-1) ?? name;

interface Part {
  readonly from: number;
  readonly to: number;
}

/** A definition in a text: where it begins and ends, from its keyword to its closing brace. */
function definitionOf(name: string, text: string, keywords: string): Part | undefined {
  const found = [...code(text).matchAll(new RegExp(`\\b(?:${keywords})\\s+%?${name}\\s*\\{`, 'g'))];
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const to = closing(code(text), only.index + only[0].length);
  return to === undefined ? undefined : { from: only.index, to };
}

/** The same text with blanks for comments, so that places stay and braces in comments do not count. */
const code = (text: string) =>
  text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** Behind the brace that closes the one before `at`. */
function closing(text: string, at: number): number | undefined {
  let depth = 1;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

const types = 'record|variant|enum|flags';

function shapedAsBefore({ item }: CompatFinding, now: string | undefined, before: string | undefined) {
  if (now === undefined || before === undefined) return undefined;
  const [place, old] = [now, before].map((text) => definitionOf(inner(item), text, types));
  return place && old && now.slice(0, place.from) + before.slice(old.from, old.to) + now.slice(place.to);
}

/** Takes functions out of an interface, and puts them into one of its own that new worlds export. */
function movedOut(
  container: string,
  findings: readonly CompatFinding[],
  text: string | undefined,
  worlds: readonly string[],
): string | undefined {
  const name = inner(container);
  const place = text === undefined ? undefined : definitionOf(name, text, 'interface');
  if (text === undefined || !place) return undefined;
  const statements = findings.map(({ item }) => statementOf(inner(item), text, place));
  if (statements.some((statement) => statement === undefined)) return undefined;
  const moved = statements as readonly Part[];
  const bodies = moved.map(({ from, to }) => text.slice(from, to));
  const fresh = findings.length === 1 ? `${name}-${inner(findings[0]?.item)}` : `more-${name}`;
  const users = worlds.filter((world) => exportsIt(world, name));
  const own = text.slice(place.from, place.to);
  const additions = [
    `interface ${fresh} {\n${usesFor(bodies, own, name)}${bodies.join('')}}\n`,
    ...users.map((world) => {
      const title = /^world\s+%?([\w-]+)/.exec(world)?.[1] ?? '';
      return `world ${title}-with-${fresh} {\n  include ${title};\n  export ${fresh};\n}\n`;
    }),
  ];
  const kept = moved
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
  const end = place.to - moved.reduce((sum, { from, to }) => sum + to - from, 0);
  return `${kept.slice(0, end)}\n\n${additions.join('\n')}${kept.slice(end).replace(/^\n(?=\n)/, '')}`;
}

/** A function with its comments and gates, in whole lines; none where other things share the lines. */
function statementOf(name: string, text: string, { from, to }: Part): Part | undefined {
  const lines = text.split('\n');
  const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0));
  const line = lines.findIndex(
    (line, i) => Number(starts[i]) > from && Number(starts[i]) < to && new RegExp(`^\\s*%?${name}\\s*:`).test(line),
  );
  const last = lines.findIndex((text, i) => i >= line && /;\s*(\/\/.*)?$/.test(text));
  if (line < 0 || last < 0) return undefined;
  let first = line;
  while (/^\s*(\/\/\/|@)/.test(lines[first - 1] ?? '')) first--;
  return { from: starts[first] ?? 0, to: starts[last + 1] ?? text.length };
}

/** The types that functions take from the interface that they stood in. */
function usesFor(bodies: readonly string[], own: string, name: string): string {
  const declared = [...code(own).matchAll(/\b(?:record|variant|enum|flags|resource|type)\s+(%?[\w-]+)/g)].map(
    (m) => m[1],
  );
  const used = [...code(own).matchAll(/\buse\s[^{]*\{([^}]*)\}/g)].flatMap(([, names = '']) =>
    names.split(',').map((item) =>
      item
        .trim()
        .split(/\s+as\s+/)
        .at(-1),
    ),
  );
  const words = new Set(
    bodies.flatMap(
      (body) =>
        code(body)
          .slice(code(body).indexOf(':'))
          .match(/%?[\w-]+/g) ?? [],
    ),
  );
  const needed = [...declared, ...used].filter((type) => type !== undefined && words.has(type));
  return needed.length === 0 ? '' : `  use ${name}.{${needed.join(', ')}};\n`;
}

/** The worlds of a package that stand in the same file, as texts. */
function worldsIn(texts: ReadonlyMap<string, string>, file: string): readonly string[] {
  const text = texts.get(file) ?? '';
  return [...code(text).matchAll(/\bworld\s+%?([\w-]+)\s*\{/g)].flatMap(({ index, 0: head }) => {
    const to = closing(code(text), index + head.length);
    return to === undefined ? [] : [code(text).slice(index, to)];
  });
}

const exportsIt = (world: string, name: string) => new RegExp(`\\bexport\\s+%?${name}\\s*;`).test(world);

function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
