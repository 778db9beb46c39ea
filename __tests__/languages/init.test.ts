import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { otherCommands } from '../../src/commands/index.js';
import { has, root, wasmwright } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

const languages = readdirSync(join(root, 'templates')).sort();

const cases = await Promise.all(
  languages.map(async (language) => {
    const needed = ofMachine[language];
    const isMissing = needed !== undefined && !(await has(...needed));
    return { language, isMissing, reason: isMissing ? ` (skipped: no ${needed[0]} on PATH)` : '' };
  }),
);

/** Gives a folder that is there for as long as the work takes. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wasmwright-init-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('a first component passes at once', () => {
  for (const { language, isMissing, reason } of cases) {
    test.skipIf(isMissing)(
      `in ${language}${reason}`,
      () =>
        inFolder(async (cwd) => {
          expect((await wasmwright(['init', '--language', language], { cwd })).code).toBe(0);
          const { code, stdout, stderr } = await wasmwright(['ci'], { cwd });
          expect(code, `${stdout}${stderr}`).toBe(0);
          expect(stderr).toMatch(/Smoked {2}1 call/);
        }),
      // A first build of cargo's fetches and compiles what the bindings need.
      300_000,
    );
  }
});

test('the help names each language that there is a first component in', () => {
  const text = otherCommands['init']?.options?.['--language <LANGUAGE>'] ?? '';
  const named = text.replace(/^.*: /, '').split(/, | or /);
  expect(named).toEqual(languages);
});
