import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { afterAll, expect, test } from 'vitest';
import type { Party } from '../../src/compat/verdict.js';
import { componentOf } from '../core/core.js';
import { partiesOf, sharedWorlds, stable, verdictOf } from './engine.js';
import { type Fixture, fixtures } from './fixtures.js';
import { aboutVersions, semverCheck } from './oracle.js';
import { tally } from './tally.js';
import { writeSource } from './write-source.js';

const work = mkdtempSync(join(tmpdir(), 'wasmwright-oracles-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A fixture in one of its worlds. */
interface Judged {
  readonly fixture: Fixture;
  readonly world: string;
  readonly name: string;
}

const all: readonly Judged[] = fixtures.flatMap((fixture) =>
  sharedWorlds(fixture).map((world) => ({ fixture, world, name: `${fixture.name} ${world}` })),
);

const findingsOf = ({ fixture, world }: Judged) => verdictOf(fixture, { world }).findings;

test('wasm-tools, as the core has it, says the same of each fixture', () => {
  const count = tally('semver-check', {});
  for (const judged of all) {
    const ours = partiesOf(findingsOf(judged).filter(({ id }) => !aboutVersions.has(id)));
    const { parties, messages } = semverCheck(judged.fixture, judged.world);
    count.add(judged.name, ours, parties, messages);
  }
  count.close();
});

const sameResource = 'wac does not tell the resources apart that an export speaks of, wasmparser does';

const anyResource =
  'wac asks for the very same resource where wasmparser takes any, since the interface has one of its own';

test.skipIf(spawnSync('wac', ['--version']).status !== 0)('the native wac says the same', async () => {
  const count = tally('wac targets', {
    'function-moved/X9-methods-export plugin': sameResource,
    'import-added/X9-both plugin': sameResource,
    'import-added/X9-export plugin': sameResource,
    'resource-origin-changed/own-to-used-export plugin': sameResource,
    'resource-origin-changed/used-to-own-export plugin': sameResource,
    'resource-origin-changed/of-what-an-export-takes plugin': anyResource,
    'resource-side-changed/export-added plugin': sameResource,
    'resource-side-changed/export-of-both-added plugin': sameResource,
    'resource-side-changed/export-removed plugin': sameResource,
  });
  const limit = pLimit(4);
  const judged = all.map((it, i) => limit(async () => ({ it, theirs: await wacTargets(it, join(work, `wac-${i}`)) })));
  for (const { it, theirs } of await Promise.all(judged)) {
    count.add(it.name, partiesOf(findingsOf(it).filter(({ id }) => id !== 'version-too-low')), theirs, []);
  }
  count.close();
});

/** Guests that use everything, of each version on hosts of the other. */
async function wacTargets({ fixture, world }: Judged, folder: string): Promise<readonly Party[]> {
  const fits = async (guest: 'baseline' | 'current', host: 'baseline' | 'current') => {
    const wit = writeSource(join(folder, host), fixture[host]);
    const file = join(folder, `${guest}.wasm`);
    writeFileSync(file, componentOf({ ...fixture[guest], features: stable }, world));
    try {
      await promisify(execFile)('wac', ['targets', '--wit', wit, '--world', world, file], {
        env: { ...process.env, RUST_BACKTRACE: '0' },
      });
      return true;
    } catch (failure) {
      const { stderr } = failure as { stderr: string };
      // Else it could not read the WIT, which says nothing of it.
      expect(stderr, fixture.name).toMatch(/in the component|in the target world|Type mismatches/);
      return false;
    }
  };
  const [oldGuests, oldHosts] = [await fits('baseline', 'current'), await fits('current', 'baseline')];
  return [...(oldGuests ? [] : ['old-guests' as const]), ...(oldHosts ? [] : ['old-hosts' as const])];
}

const native = join(homedir(), '.cache/wasmwright-ci/wasm-tools-1.263/bin/wasm-tools');

const stripsVersions = 'it takes any two versions of a dependency for one';

test.skipIf(!existsSync(native))('the native wasm-tools says the same', () => {
  const count = tally('wasm-tools component semver-check', {
    'neutral/two-versions-on-a-track plugin': 'it refuses a world that imports two versions of a package',
    ...Object.fromEntries(
      all
        .filter(({ fixture: { rule } }) => rule === 'dependency-version-changed')
        .map(({ name }) => [name, stripsVersions]),
    ),
  });
  for (const judged of all.filter(isNeighbourly)) {
    const found = [
      ['old-guests', ...nativeSays(judged, 'baseline', 'current')],
      ['old-hosts', ...nativeSays(judged, 'current', 'baseline')],
    ] as const;
    const broken = found.filter(([, fits]) => !fits);
    count.add(
      judged.name,
      partiesOf(findingsOf(judged).filter(({ id }) => !aboutVersions.has(id))),
      broken.map(([party]) => party),
      broken.map(([, , words]) => words),
    );
  }
  count.close();
});

/** It takes both worlds out of one set of packages, so that each package must have one text for each version. */
function isNeighbourly({ fixture: { baseline, current } }: Judged): boolean {
  const texts = new Map<string, string>();
  const [before, after] = [packageOf(baseline.files), packageOf(current.files)];
  if (![before, after].every((name) => name.includes('@')) || before.replace(/@.*/, '') !== after.replace(/@.*/, ''))
    return false;
  return [baseline, current].every(({ files, dependencies }) =>
    [files, ...dependencies].every((it) => {
      const [name, text] = [packageOf(it), JSON.stringify(it.map(({ text }) => text))];
      const other = texts.get(name);
      texts.set(name, text);
      return other === undefined || (other === text && name !== before);
    }),
  );
}

function nativeSays(
  { fixture, world }: Judged,
  prev: 'baseline' | 'current',
  next: 'baseline' | 'current',
): [fits: boolean, words: string] {
  const folder = mkdtempSync(join(work, 'native-'));
  const [main, other] = [fixture[next], fixture[prev]];
  const files = new Map([...main.dependencies, other.files, ...other.dependencies].map((it) => [packageOf(it), it]));
  writeSource(folder, { ...main, dependencies: [...files.values()] });
  const { status, stderr } = spawnSync(
    native,
    [
      'component',
      'semver-check',
      folder,
      '--prev',
      `${packageOf(other.files).replace('@', `/${world}@`)}`,
      '--new',
      world,
    ],
    { encoding: 'utf8' },
  );
  return [status === 0, stderr];
}

const packageOf = (files: readonly { readonly text: string }[]): string =>
  files.map(({ text }) => text.match(/package ([\w:.@-]+);/)?.[1]).find((name) => name !== undefined) ?? '';
