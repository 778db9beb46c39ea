import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ajvDraft04 from 'ajv-draft-04';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { draw, findChromium } from '../../scripts/look/page.mjs';
import { accept, acceptable, keyOf } from '../../src/compat/acceptance.js';
import type { MadeFinding } from '../../src/compat/made.js';
import { type Made, newsBetween } from '../../src/compat/news.js';
import type { CompatFinding } from '../../src/compat/verdict.js';
import { error } from '../../src/finding.js';
import { addedFinding } from '../../src/policy/added.js';
import { workflowCommand } from '../../src/reporters/annotations.js';
import { gateAnnotations } from '../../src/reporters/compat/annotations.js';
import { gateFormats } from '../../src/reporters/compat/formats.js';
import type { Gate } from '../../src/reporters/compat/gate.js';
import { gateMarkdown } from '../../src/reporters/compat/markdown.js';
import { root } from '../core/core.js';
import { readHtml } from '../helpers/read-html.js';
import { compareHere, gateOf, inProject, kv, places } from './gates.js';

const read = (file: string) => readFileSync(join(kv, file), 'utf8');
const [released, broken] = [read('baseline/store.wit'), read('wit/store.wit')];
const acceptance = { label: 'accept-break', isSet: false };

/** What was made before and now: one of two components can do more, and is larger. */
const runs: readonly [Made, Made] = [
  {
    components: [
      { name: 'replicator', digest: 'a', size: 202_000, imports: ['wasi:io/poll@0.2.6', 'wasi:cli/exit@0.2.6'] },
      { name: 'store', digest: 'b', size: 206_000, imports: ['wasi:filesystem/types@0.2.6'] },
      { name: 'gone', digest: 'c', size: 1_000, imports: [] },
    ],
    compositions: [{ name: 'app', digest: 'd', size: 447_000, imports: [], parts: ['replicator', 'store'] }],
  },
  {
    components: [
      {
        name: 'replicator',
        digest: 'e',
        size: 256_000,
        imports: [
          'wasi:io/poll@0.2.12',
          'wasi:io/streams@0.2.12',
          'wasi:sockets/network@0.2.12',
          'wasi:sockets/tcp@0.2.12',
        ],
      },
      { name: 'store', digest: 'b', size: 206_000, imports: ['wasi:filesystem/types@0.2.6'] },
      { name: 'new', digest: 'f', size: 9_000_000, imports: ['wasi:random/random@0.2.6'] },
    ],
    compositions: [
      {
        name: 'app',
        digest: 'g',
        size: 501_000,
        imports: ['wasi:sockets/network@0.2.12', 'wasi:sockets/tcp@0.2.12'],
        parts: ['replicator', 'store'],
      },
    ],
  },
];

const commit = { hash: '4c1d0e2a'.repeat(5), title: 'Send reports <!-- @all -->', paths: [] };
const [asks] = [
  addedFinding(
    { name: 'audit', imports: ['wasi:sockets/tcp@0.2.12', 'wasi:sockets/udp@0.2.12'], isNew: false },
    { commits: [commit], packages: { added: [{ name: 'reporter', version: '0.3.1', isDirect: true }], moved: [] } },
  ),
].flatMap((found) => found ?? []) as [MadeFinding];
const grown = error('budget-exceeded', '`audit` has grown by 25.0 %, and may grow by 10 %', { help: 'look into it' });

/** The gates that people see, of real changes. */
async function realGates(): Promise<Record<string, Gate>> {
  const gateFor = (wit: string) =>
    inProject({ 'wit/store.wit': wit }, async () => ({ ...gateOf(await compareHere()), places, acceptance }));
  const breaking = await gateFor(broken);
  const version = await gateFor(
    released.replace('interface hooks', 'interface more { f: func(); }\n\ninterface hooks'),
  );
  const declared = await gateFor(broken.replace('0.2.2', '0.3.0'));
  const fine = await gateFor(
    released
      .replace('0.2.1', '0.2.2')
      .replace('  stat:', '  etag: func(key: string) -> option<string>;\n  stat:')
      .replace('world plugin', 'interface evict-hooks {\n  on-evict: func(key: string);\n}\n\nworld plugin'),
  );
  const keys = new Set(acceptable(breaking.verdicts).map(keyOf));
  const set = { label: 'accept-break', isSet: true, by: 'octocat' };
  const auth = { ...fine.verdicts[0], package: 'demo:auth', current: 'auth' } as Gate['verdicts'][number];
  const missing = error('baseline-missing', 'commit `main` has no `wit/store.wit`', { help: 'name another baseline' });
  return {
    breaking,
    version,
    declared,
    fine,
    accepted: { ...breaking, verdicts: accept(breaking.verdicts, keys), acceptance: set },
    several: { ...breaking, verdicts: [auth, ...breaking.verdicts] },
    'not-compared': { ...breaking, verdicts: [], findings: [missing], edits: new Map() },
    unbuilt: { ...fine, unbuilt: ['replicator'] },
    news: { ...breaking, news: newsBetween(...runs) },
    asks: { ...breaking, made: [asks] },
    'only-asks': { ...fine, verdicts: [], made: [asks, grown] },
    'only-news': { ...fine, verdicts: [], news: newsBetween(...runs) },
  };
}

let gates: Record<string, Gate> = {};
beforeAll(async () => {
  gates = await realGates();
});
const gate = (name: string): Gate => gates[name] as Gate;
const names = [
  'breaking',
  'version',
  'declared',
  'fine',
  'accepted',
  'several',
  'not-compared',
  'unbuilt',
  'news',
  'only-news',
  'asks',
  'only-asks',
];

const sarifSchema = JSON.parse(readFileSync(join(root, '__tests__/schemas/sarif-2.1.0.json'), 'utf8'));
const validSarif = new ajvDraft04.default({ strict: false, validateFormats: false }).compile(sarifSchema);

describe('what people see of a change', () => {
  test.each(names)('as a comment: %s', async (name) => {
    await expect(gateMarkdown(gate(name), 'comment')).toMatchFileSnapshot(`comments/${name}.md`);
  });

  test('as annotations', async () => {
    const lines = names.flatMap((name) => [`# ${name}`, ...gateAnnotations(gate(name)).map(workflowCommand)]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('annotations.txt');
    for (const { title, message } of names.flatMap((name) => gateAnnotations(gate(name)))) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(message.length).toBeLessThanOrEqual(400);
    }
  });

  test.each(names)('as SARIF, which is valid: %s', (name) => {
    expect(validSarif(JSON.parse(gateFormats.sarif(gate(name)))), JSON.stringify(validSarif.errors)).toBe(true);
    expect(validSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  const chromium = findChromium();
  test.skipIf(!chromium)(`fits into its place${chromium ? '' : ' (skipped without Chromium)'}`, async () => {
    for (const name of names) {
      const { tooWide } = await draw(gateMarkdown(gate(name), 'comment'));
      expect(tooWide, name).toEqual([]);
    }
  });
});

describe('an edit that is suggested', () => {
  test.each(['stay', 'release'] as const)('applies, and leaves nothing to fail: %s', async (kind) => {
    await inProject({}, async (folder) => {
      const edit = gateOf(await compareHere()).edits?.get('wit')?.[kind];
      writeFileSync(join(folder, 'edit.patch'), `${edit?.patch}\n`);
      execFileSync('git', ['apply', 'edit.patch'], { cwd: folder });
      const [verdict] = (await compareHere()).verdicts;
      expect(verdict?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(verdict?.compatible).toBe(kind === 'stay');
      expect(verdict?.declared?.to).toBe(edit?.version);
    });
  });

  const cases: Record<string, { from: string; to: string }> = {
    'several functions, with comments, gates and types of their own': {
      from: released.replace(
        'interface hooks {',
        'interface hooks {\n  use store.{entry-info};\n  record what { a: u8 }',
      ),
      to: released
        .replace('0.2.1', '0.2.2')
        .replace(
          'interface hooks {',
          'interface hooks {\n  use store.{entry-info};\n  record what { a: u8 }\n  /// Called { when\n  @since(version = 0.2.2)\n  on-a: func(of: what) -> entry-info;\n  on-b: func(\n    /* ; */ x: u8,\n  );',
        ),
    },
    'a case of a variant': {
      from: released.replace('interface store {', 'interface store {\n  variant v { a, b(u8) }\n  f: func() -> v;'),
      to: released
        .replace('0.2.1', '0.2.2')
        .replace('interface store {', 'interface store {\n  variant v { a, b(u8), c }\n  f: func() -> v;'),
    },
  };
  test.each(Object.entries(cases))('is there for %s', async (_, { from, to }) => {
    await inProject({ 'baseline/store.wit': from, 'wit/store.wit': to }, async (folder) => {
      const patch = gateOf(await compareHere()).edits?.get('wit')?.stay?.patch;
      writeFileSync(join(folder, 'edit.patch'), `${patch}\n`);
      execFileSync('git', ['apply', 'edit.patch'], { cwd: folder });
      expect((await compareHere()).verdicts[0]?.compatible).toBe(true);
    });
  });

  test('is words where something is gone', async () => {
    const gone = released.replace('0.2.1', '0.2.2').replace(/ {2}stat:.*\n/, '');
    await inProject({ 'wit/store.wit': gone }, async () => {
      const shown = gateOf(await compareHere());
      expect(shown.edits?.get('wit')?.stay).toBeUndefined();
      expect(gateMarkdown(shown)).toContain('**Stay compatible:** ');
    });
  });
});

describe('text of strangers', () => {
  const wild = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          '|',
          '`',
          '\n',
          '<b>',
          '</details>',
          '-->',
          '@octocat',
          '#1',
          ':tada:',
          '[a](b)',
          '![x](y)',
          '$$',
          '``` ',
          '\n- x',
          'www.a.b',
          'https://a.b',
          '\ud800',
          '%',
        ),
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join(''));

  test('adds no element, link or cell to a page, and no place to SARIF', () => {
    const [verdict] = gate('breaking').verdicts;
    const tagsOf = (gate: Gate) => new Set(readHtml(gateMarkdown(gate, 'comment')).tags);
    const known = new Set([
      ...tagsOf(gate('breaking')),
      ...tagsOf(gate('version')),
      'wbr',
      'span',
      'br',
      'h4',
      'ul',
      'li',
    ]);
    fc.assert(
      fc.property(wild, (any) => {
        const finding = {
          ...verdict?.findings[1],
          message: any,
          item: any,
          help: any,
          location: { file: `wit/${any}`, line: 1 },
          baseline: { file: `${any}.wit`, line: 1 },
        } as CompatFinding;
        const strange: Gate = {
          ...gate('breaking'),
          noun: any,
          edits: new Map(),
          findings: [error('baseline-missing', any, { help: any })],
          verdicts: [
            {
              ...verdict,
              package: any,
              findings: [finding, finding],
              consumers: [
                { name: any, version: any, source: any, status: 'breaks', misses: [{ item: any, message: any }] },
                { name: any, source: any, status: 'loads', misses: [] },
              ],
            } as Gate['verdicts'][number],
          ],
          acceptance: { label: any, isSet: true, by: any, without: any },
          unbuilt: [any],
          made: [
            {
              ...error('budget-exceeded', any, { notes: [any, `${any} ${'f'.repeat(7)}`], help: any }),
              commits: [{ hash: 'f'.repeat(40), title: any }],
            },
          ],
          news: [{ name: any, size: { before: 0, now: 9_999 }, gained: [any, 'wasi:sockets/tcp@0.2.6'], by: any }],
        };
        const page = readHtml(gateMarkdown(strange, 'comment'));
        expect(page.tags.filter((tag) => !known.has(tag))).toEqual([]);
        expect(page.rows.map((row) => row.length)).toEqual([4, 4, 4]);
        for (const address of page.links) expect(address).toMatch(/^https:\/\/github\.com\/(acme|OWNER)\//);
        for (const line of gateFormats.github(strange).split('\n')) expect(line).toMatch(/^::(error|warning|notice) /);
        const sarif = JSON.parse(gateFormats.sarif(strange));
        expect(validSarif(sarif), JSON.stringify(validSarif.errors)).toBe(true);
        expect(sarif.runs[0].results).toHaveLength(4);
        for (const [, uri = ''] of JSON.stringify(sarif).matchAll(/"uri":"([^"]*)"/g)) {
          expect(new URL(uri, 'file:///work/')).toMatchObject({ protocol: 'file:', search: '', hash: '' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a page is never longer than a comment may be', () => {
  const [verdict] = gate('breaking').verdicts;
  const finding = verdict?.findings[1] as CompatFinding;
  const long = { ...finding, message: `\`${'x'.repeat(3_000)}\``, help: 'y'.repeat(3_000) };
  const findings = Array.from({ length: 300 }, () => long);
  const verdicts = Array.from({ length: 300 }, (_, i) => ({ ...verdict, package: `a:b${i}`, findings }));
  const body = gateMarkdown({ ...gate('breaking'), verdicts: verdicts as Gate['verdicts'] }, 'comment');
  expect(body.length).toBeLessThanOrEqual(60_000);
  expect(body).toMatch(/^### ✗ 300 of 300 packages break plugins: /);
});
