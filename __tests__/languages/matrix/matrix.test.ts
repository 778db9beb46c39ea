import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageResults } from '../../../src/reporters/languages.js';
import { has, root } from '../../helpers/cli.js';
import { ofMachine } from '../../helpers/machine.js';
import { allPairs, languages, nameOf } from './pairs.js';
import { runMatrix, secondsOf } from './run.js';

/** `check` holds what is seen against docs/languages.json, `write` puts it there. */
const mode = process.env.WASMWRIGHT_MATRIX;
const file = join(root, 'docs/languages.json');

const missing: string[] = [];
for (const [language, [program, argument]] of Object.entries(ofMachine)) {
  if (!(await has(program, argument))) missing.push(language);
}
const hasWasmtime = await has('python3', '-c', 'import wasmtime');
const here = languages.filter((language) => !missing.includes(language));

describe.skipIf(mode === undefined)(
  `every consumer with every provider${mode === undefined ? ' (skipped: takes minutes; `npm run matrix`, or WASMWRIGHT_MATRIX=check)' : ''}`,
  () => {
    let seen: LanguageResults;

    beforeAll(async () => {
      seen = await runMatrix(here, hasWasmtime);
      if (mode !== 'write') return;
      const seconds: Record<string, number> = {};
      for (const language of here) seconds[language] = await secondsOf(language);
      writeFileSync(file, `${JSON.stringify({ ...seen, seconds }, null, 2)}\n`);
    }, 3_600_000);

    describe.each(allPairs)('$consumer calls $provider in $runtime', (pair) => {
      const absent = [
        ...missing.filter((language) => language === pair.consumer || language === pair.provider),
        ...(pair.runtime === 'wasmtime' && !hasWasmtime ? ['wasmtime in Python'] : []),
      ];
      const reason = absent.length > 0 ? ` (skipped: no ${absent.join(', no ')})` : '';
      test.skipIf(absent.length > 0)(`all values come back${reason}`, () => {
        const found = seen.pairs.find((other) => nameOf(other) === nameOf(pair) && other.runtime === pair.runtime);
        expect(found?.verdict).toBe('passed');
      });
    });

    describe.skipIf(mode === 'write')('docs/languages.json, which `npm run matrix` writes,', () => {
      const recorded = (): LanguageResults => JSON.parse(readFileSync(file, 'utf8'));

      test('has each pair, as it is here', () => {
        const isHere = ({ consumer, provider, runtime }: LanguageResults['pairs'][number]) =>
          here.includes(consumer) && here.includes(provider) && (hasWasmtime || runtime === 'node');
        expect(recorded().pairs).toHaveLength(allPairs.length);
        expect(seen.pairs).toEqual(recorded().pairs.filter(isHere));
      });

      test('has the interfaces of WASI that each component imports', () => {
        for (const [name, { imports }] of Object.entries(seen.components))
          expect(imports, name).toEqual(recorded().components[name]?.imports);
      });

      // Compilers of the machine differ by version, and some builds by themselves.
      test('has their sizes, to a tenth', () => {
        for (const [name, built] of Object.entries(seen.components)) {
          for (const key of ['size', 'gzip', 'unstripped'] as const) {
            const ratio = built[key] / (recorded().components[name]?.[key] ?? 0);
            expect(Math.abs(ratio - 1), `${key} of ${name}: ${built[key]}`).toBeLessThan(0.1);
          }
        }
      });

      test('has every component', () => {
        expect(Object.keys(recorded().components).sort()).toEqual(
          languages.flatMap((language) => [`${language}-consumer`, `${language}-provider`]).sort(),
        );
        expect(Object.keys(seen.components)).toHaveLength(here.length * 2);
      });
    });
  },
);
