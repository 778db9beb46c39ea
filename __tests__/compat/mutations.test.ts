import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from './disagreement.js';
import { verdictOf } from './engine.js';
import { mutations, randomFrom } from './mutate.js';
import { type Edit, edited, someEdits, sourceOf, withWorlds } from './mutated.js';
import { realPackages } from './real-packages.js';

const { packages, missing } = await realPackages();
const count = Number(process.env['WASMWRIGHT_MUTATIONS'] ?? 200);

test.skipIf(missing.length > 0)('the packages of crates are there', () => {
  expect(packages.map(({ name }) => name)).toContain('spin-sdk');
});

describe.each(packages)('$name', ({ source, resolved }) => {
  test('printed anew has not changed', () => {
    const printed = sourceOf(resolved);
    expect(verdictOf({ baseline: printed, current: printed })).toMatchObject({ findings: [], required: 'none' });
    const again = sourceOf(withWorlds(source));
    expect(verdictOf({ baseline: printed, current: again })).toMatchObject({ findings: [], required: 'none' });
    // It has two more worlds, and nothing else.
    const found = verdictOf({ baseline: source, current: printed }).findings.map(({ id }) => id);
    expect(found.filter((id) => !['world-added', 'version-too-low', 'since-missing'].includes(id))).toEqual([]);
  });
});

test(
  'wasm-tools says the same of edited packages',
  () => {
    let [agree, explained, skipped] = [0, 0, 0];
    const unexplained: string[] = [];
    for (let seed = 0; seed < count; seed++) {
      const random = randomFrom(seed);
      const { name, resolved } = packages[random(packages.length)] as (typeof packages)[number];
      const edits = someEdits(random);
      const outcome = outcomeOf(edited(resolved, edits));
      if (!outcome) skipped++;
      agree += outcome?.agree ?? 0;
      explained += outcome?.explained.length ?? 0;
      unexplained.push(...(outcome?.unexplained ?? []).map((words) => `${name} ${JSON.stringify(edits)}: ${words}`));
    }
    process.stdout.write(
      `${count} edited packages: agree ${agree}, explained ${explained}, unexplained ${unexplained.length}; ${skipped} were no WIT\n`,
    );
    expect(unexplained).toEqual([]);
    expect(skipped).toBeLessThan(count / 4);
  },
  count * 1000,
);

test(
  'whatever is edited, wasm-tools says the same',
  () => {
    const edit: fc.Arbitrary<Edit> = fc.record({
      mutation: fc.constantFrom(...Object.keys(mutations)),
      seed: fc.nat(),
    });
    const property = fc.property(
      fc.constantFrom(...packages),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      ({ resolved }, edits) => {
        expect(outcomeOf(edited(resolved, edits))?.unexplained ?? []).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: Math.ceil(count / 5), seed: 1 });
  },
  count * 1000,
);
