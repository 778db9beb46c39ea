import { unversioned } from '../project/versions.js';
import type { Looked } from './compare.js';
import type { Container, WorldContents, WorldEntry } from './contents.js';
import { type Pair, pairUp } from './pairs.js';

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
  const standing = ({ functions, types }: Container) =>
    [...functions.values(), ...types.values()].map(({ name, shape }) => `${name} ${shape.deep}`);
  const lines = [
    ...[...imports.keys()].map((name) => `import ${name}`),
    ...[...exports.keys()].map((name) => `export ${name}`),
    ...standing(importing).map((text) => `import ${text}`),
    ...standing(exporting).map((text) => `export ${text}`),
  ];
  return lines.sort().join('\n');
}

/** The worlds, and the interfaces that they name. */
export function* worldCases(
  worlds: readonly Pair<WorldContents>[],
  interfaces: readonly Pair<Container>[],
): Generator<Looked> {
  const renamed = new Map(
    interfaces.flatMap(({ baseline, current }) => (baseline && current ? [[baseline.name, current.name]] : [])),
  );
  for (const pair of worlds) {
    yield { subject: 'world', pair };
    if (!pair.baseline || !pair.current) continue;
    for (const entry of entryPairs(pair.baseline, pair.current, renamed)) yield { subject: 'entry', pair: entry };
  }
}

function entryPairs(
  baseline: WorldContents,
  current: WorldContents,
  renamed: ReadonlyMap<string, string>,
): readonly Pair<WorldEntry>[] {
  const alike = (before: WorldEntry, after: WorldEntry) =>
    (renamed.get(before.interface) ?? before.interface) === after.interface ||
    (before.name.includes(':') && unversioned(before.name) === unversioned(after.name));
  const imports = pairUp(baseline.imports.values(), current.imports.values(), alike);
  const exports = pairUp(baseline.exports.values(), current.exports.values(), alike);
  return turned([...imports, ...exports]);
}

/** An interface that was on one side only, and is on the other only. */
function turned(pairs: readonly Pair<WorldEntry>[]): readonly Pair<WorldEntry>[] {
  const gone = pairs.flatMap(({ baseline, current }) => (baseline && !current ? [baseline] : []));
  const come = pairs.flatMap(({ baseline, current }) => (current && !baseline ? [current] : []));
  const isNew = (entry: WorldEntry) =>
    !pairs.some(({ baseline }) => baseline?.name === entry.name && baseline.side === entry.side);
  const stays = (entry: WorldEntry) =>
    pairs.some(({ current }) => current?.name === entry.name && current.side === entry.side);
  const couples = come.flatMap((current) => {
    const baseline = gone.find((entry) => entry.name === current.name && entry.side !== current.side);
    return baseline && isNew(current) && !stays(baseline) ? [{ baseline, current }] : [];
  });
  const single = (pair: Pair<WorldEntry>) =>
    !couples.some(
      ({ baseline, current }) =>
        (pair.baseline === baseline && !pair.current) || (pair.current === current && !pair.baseline),
    );
  return [...pairs.filter(single), ...couples];
}
