import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WitSource } from '../../src/core/index.js';
import { core } from '../core/core.js';
import { has, root, wasmwright } from '../helpers/cli.js';
import { stable, verdictOf } from './engine.js';
import { tally } from './tally.js';
import { type Edit, edited, edits } from './truth-edits.js';

const run = promisify(execFile);
const fixture = (name: string) => readFileSync(join(root, '__tests__/fixtures/truth', name), 'utf8');
const [hasWac, hasWasmtime] = [await has('wac', '--version'), await has('python3', '-c', 'import wasmtime')];
const missing = hasWac ? (hasWasmtime ? '' : "Wasmtime's Python package") : 'wac';
const reason = missing && ` (skipped without ${missing})`;

const work = mkdtempSync(join(tmpdir(), 'wasmwright-truth-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A guest built before an edit, which meets the host of the world after it. */
interface Guest {
  readonly name: string;
  readonly world: 'guest' | 'plugin';
  readonly component: string;
  /** The host's part: what the guest is composed with. */
  readonly host: 'caller' | 'callee';
}

/** On the import side guests are called on by nobody but themselves, so that what they do not use is left out. */
const guests: readonly Guest[] = [
  { name: 'guest that uses all', world: 'guest', component: 'nothing-caller', host: 'callee' },
  { name: 'guest that uses little', world: 'guest', component: 'sparing-caller', host: 'callee' },
  { name: 'plugin', world: 'plugin', component: 'nothing-callee', host: 'caller' },
];

const encounters = edits.flatMap((edit) =>
  guests.map((guest) => ({ edit, guest, name: `${edit.name}, ${guest.name}` })),
);
type Encounter = (typeof encounters)[number];

const isExported = ({ guest }: Encounter) => guest.world === 'plugin';

const wit = ({ wit, name, version = name === 'nothing' ? '0.2.1' : '0.2.2' }: Edit) =>
  edited(fixture('kv.wit'), [...wit, ['@0.2.1', `@${version}`]]);
const source = (edit: Edit): WitSource => ({
  files: [{ path: 'kv.wit', text: wit(edit) }],
  dependencies: [],
  features: stable,
});
const folderOf = (edit: Edit) => edit.name.replaceAll(' ', '-');
const built = (component: string) => join(work, 'project/.wasmwright/build', component, `${component}.wasm`);

beforeAll(async () => {
  if (reason !== '') return;
  const components = [
    ...edits.flatMap((edit) => [
      component(`${folderOf(edit)}-caller`, edit, 'guest', edited(fixture('caller.c'), edit.caller)),
      component(`${folderOf(edit)}-callee`, edit, 'plugin', edited(fixture('callee.c'), edit.callee)),
    ]),
    component('sparing-caller', edits[0] as Edit, 'guest', fixture('sparing-caller.c')),
  ];
  write('project/wasmwright.toml', components.join('\n'));
  const { code, stdout, stderr } = await wasmwright(['build', '.'], { cwd: join(work, 'project') });
  expect(code, stdout + stderr).toBe(0);
}, 600_000);

/** Writes the sources of a component in C; gives what the manifest says of it. */
function component(name: string, edit: Edit, world: string, text: string): string {
  write(`project/wit/${folderOf(edit)}/kv.wit`, wit(edit));
  write(`project/${name}/${name}.c`, text);
  return `[components.${name}]\nworld = "wit/${folderOf(edit)}#${world}"\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}

describe.skipIf(reason !== '')(`guests as they are${reason}`, () => {
  test('wac says of each what the comparison says', async () => {
    const count = tally('wac targets', {});
    const found = await each(encounters, ({ edit, guest }) =>
      attempt([
        'targets',
        '--wit',
        join(work, 'project/wit', folderOf(edit)),
        '--world',
        guest.world,
        built(guest.component),
      ]),
    );
    for (const [encounter, misfit] of found)
      count.add(encounter.name, saidOf(encounter), outcome(misfit), [misfit ?? '']);
    count.close();
  });

  test('composed with a host of now, they load and are called in Wasmtime, or not', async () => {
    const count = tally('compositions in Wasmtime', {
      'type added that nobody uses, plugin': 'a type without functions is nothing that a host could call',
    });
    const composed = await each(encounters, (encounter, i) => compose(encounter, join(work, `${i}.wasm`)));
    const loadable = composed.flatMap(([encounter, misfit], i) =>
      misfit === undefined ? [{ encounter, composition: join(work, `${i}.wasm`) }] : [],
    );
    const met = await meet(loadable.map(({ composition }) => ({ composition })));
    const outcomes = new Map([
      ...composed,
      ...loadable.map(({ encounter }, i) => [encounter, met[i] ?? undefined] as const),
    ]);
    for (const [encounter, misfit] of outcomes)
      count.add(encounter.name, saidOf(encounter), outcome(misfit), [misfit ?? '']);
    count.close();
  });

  test('plugins are called in Wasmtime with the signatures of now, or not', async () => {
    const count = tally('calls in Wasmtime', {
      'parameter renamed, plugin': 'Wasmtime does not compare the names of parameters',
      'type renamed, plugin': 'Wasmtime does not compare the names of types that are values',
      'type added that nobody uses, plugin': 'Wasmtime looks for what a host calls, and nobody calls a type',
    });
    const plugins = encounters.filter(isExported);
    const met = await meet(
      plugins.map(({ edit, guest }) => ({ plugin: built(guest.component), host: built(`${folderOf(edit)}-callee`) })),
    );
    for (const [i, encounter] of plugins.entries())
      count.add(encounter.name, saidOf(encounter), outcome(met[i] ?? undefined), [met[i] ?? '']);
    count.close();
  });
});

const outcome = (misfit: string | undefined) => (misfit === undefined ? [] : ['old-guests']);

/** What the comparison says of a guest, by what it uses. */
function saidOf({ edit, guest }: Encounter): readonly string[] {
  const states = { baseline: source(edits[0] as Edit), current: source(edit) };
  const used = itemsIn(guest.component);
  const { findings } = verdictOf(states, { world: guest.world });
  const broken = findings.filter(
    ({ breaks, when, item }) =>
      breaks.includes('old-guests') && (when !== 'used' || used.has(edit.was?.[item] ?? item)),
  );
  return broken.length > 0 ? ['old-guests'] : [];
}

/** What a component really imports, as findings name it. */
function itemsIn(component: string): ReadonlySet<string> {
  const { worlds, interfaces, types } = core.wit.decode(readFileSync(built(component))).resolved;
  return new Set(
    worlds.flatMap(({ imports }) =>
      imports.flatMap(({ name, kind }) => {
        const plain = name.replace(/@.*/, '');
        const found = kind.tag === 'interface' ? interfaces[kind.val] : undefined;
        const named = [...(found?.functions ?? []), ...[...(found?.types ?? [])].map((id) => types[id])];
        return [`demo:kv/guest#${plain}`, ...named.map((item) => `${plain}#${item?.name}`)];
      }),
    ),
  );
}

/** A guest with the host's part of the current version. */
function compose({ edit, guest }: Encounter, to: string): Promise<string | undefined> {
  const host = built(`${folderOf(edit)}-${guest.host}`);
  const [socket, plug] = guest.world === 'guest' ? [built(guest.component), host] : [host, built(guest.component)];
  return attempt(['plug', '--plug', plug, socket, '-o', to]);
}

/** What wac finds that does not fit, in its words. */
async function attempt(args: readonly string[]): Promise<string | undefined> {
  try {
    await run('wac', args, { env: { ...process.env, RUST_BACKTRACE: '0' } });
    return undefined;
  } catch (failure) {
    const { stderr } = failure as { stderr: string };
    // Else it could not read what it was given, which says nothing of it.
    expect(stderr).toMatch(/Type mismatches|in the component|in the target world|no matching imports/);
    return stderr;
  }
}

type Meeting = { readonly composition: string } | { readonly plugin: string; readonly host: string };

async function meet(meetings: readonly Meeting[]): Promise<readonly (string | null)[]> {
  const child = run('python3', [join(root, '__tests__/fixtures/truth/meet.py')]);
  child.child.stdin?.end(JSON.stringify(meetings));
  return JSON.parse((await child).stdout);
}

async function each<T, R>(items: readonly T[], work: (item: T, i: number) => Promise<R>): Promise<(readonly [T, R])[]> {
  const limit = pLimit(2);
  return Promise.all(items.map((item, i) => limit(async () => [item, await work(item, i)] as const)));
}
