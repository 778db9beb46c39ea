import { unversioned } from '../project/versions.js';
import type { Container, WorldContents, WorldEntry } from './contents.js';
import { type Pair, pairUp } from './pairs.js';
import type { Looked } from './rule.js';
import { surfaceOf } from './surface.js';

/** The worlds of both sides; a renamed one has the same of everything. */
export function pairWorlds(
  baseline: Iterable<WorldContents>,
  current: Iterable<WorldContents>,
  only?: string,
): readonly Pair<WorldContents>[] {
  const pairs = pairUp(
    baseline,
    current,
    (before, after) => surface(before) === surface(after) && surface(before) !== '',
  );
  return only === undefined ? pairs : pairs.filter((pair) => [pair.baseline?.name, pair.current?.name].includes(only));
}

/** All that a world has, as one text. */
function surface({ imports, exports, importing, exporting }: WorldContents): string {
  const entries = [
    ...[...imports.keys()].map((name) => `import ${name}`),
    ...[...exports.keys()].map((name) => `export ${name}`),
  ];
  const standing = [surfaceOf(importing), surfaceOf(exporting)];
  return entries.length === 0 && standing.every((text) => text === '')
    ? ''
    : [...entries.sort(), ...standing].join('\n\n');
}

/** The worlds, and the interfaces that they name. */
export function* worldCases(
  worlds: readonly Pair<WorldContents>[],
  interfaces: readonly Pair<Container>[],
): Generator<Looked> {
  const same = sameInterfaces(interfaces);
  for (const pair of worlds) {
    yield { subject: 'world', pair };
    if (!pair.baseline || !pair.current) continue;
    for (const entry of entryPairs(pair.baseline, pair.current, same)) yield { subject: 'entry', pair: entry };
  }
}

/** Which interfaces are one: by their names, by a renaming, or since one is written out where the other is named. */
function sameInterfaces(interfaces: readonly Pair<Container>[]): (before: string, after: string) => boolean {
  const renamed = new Map<string, string>();
  const [before, after] = [new Map<string, string>(), new Map<string, string>()];
  for (const { baseline, current } of interfaces) {
    if (baseline && current) renamed.set(baseline.name, current.name);
    if (baseline) before.set(baseline.name, surfaceOf(baseline));
    if (current) after.set(current.name, surfaceOf(current));
  }
  return (old, now) =>
    (renamed.get(old) ?? old) === now || (Boolean(before.get(old)) && before.get(old) === after.get(now));
}

function entryPairs(
  baseline: WorldContents,
  current: WorldContents,
  same: (before: string, after: string) => boolean,
): readonly Pair<WorldEntry>[] {
  const alike = (before: WorldEntry, after: WorldEntry) =>
    same(before.interface, after.interface) ||
    (before.name.includes(':') && unversioned(before.name) === unversioned(after.name));
  const imports = pairUp(baseline.imports.values(), current.imports.values(), alike);
  const exports = pairUp(baseline.exports.values(), current.exports.values(), alike);
  return turned([...imports, ...exports]);
}

/** An interface that was on one side only, and is on the other only. */
function turned(pairs: readonly Pair<WorldEntry>[]): readonly Pair<WorldEntry>[] {
  const gone = alone('baseline', pairs);
  const come = alone('current', pairs);
  return pairs.flatMap((pair) => {
    const { baseline, current } = pair;
    if (baseline && !current) return come.has(key(baseline.name, opposite[baseline.side])) ? [] : [pair];
    const origin = current && !baseline && gone.get(key(current.name, opposite[current.side]));
    return [origin ? { baseline: origin, current } : pair];
  });
}

/** What only one state has, by its name and its side. */
function alone(state: keyof Pair<WorldEntry>, pairs: readonly Pair<WorldEntry>[]): ReadonlyMap<string, WorldEntry> {
  const entries = pairs.flatMap((pair) => (pair.baseline && pair.current ? [] : (pair[state] ?? [])));
  return new Map(entries.map((entry) => [key(entry.name, entry.side), entry]));
}

const opposite = { import: 'export', export: 'import' } as const;
const key = (name: string, side: WorldEntry['side']) => `${side} ${name}`;
