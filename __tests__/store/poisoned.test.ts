import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionResult, decode, encode } from '../../src/store/remote/action-result.js';
import { Checkouts, type Ran, run } from './checkouts.js';
import { type CacheServer, hasNginx, startNginx } from './servers.js';

/** The entries of a component in a cache, and what they name. */
interface Entries {
  readonly folder: string;
  /** The keys of its build and of its list of places. */
  readonly build: string;
  readonly places: string;
  readonly result: ActionResult;
  readonly record: Record<string, unknown>;
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const pathOf = ({ folder }: Entries, kind: 'ac' | 'cas', key: string) => join(folder, kind, key);
const digestOf = ({ result }: Entries, name: string) => result.files.find(({ path }) => path === name)?.digest ?? '';
const component = 'component.wasm';
const recordName = 'build.json';

/** Another result in the place of that of the build. */
const putResult = (entries: Entries, change: Partial<ActionResult>) =>
  writeFileSync(pathOf(entries, 'ac', entries.build), encode({ ...entries.result, ...change }));
/** Another file in it, which has the digest of its bytes. */
function putFile(entries: Entries, name: string, bytes: Uint8Array | string): void {
  const file = { path: name, digest: sha256(bytes), size: Buffer.from(bytes).length };
  writeFileSync(pathOf(entries, 'cas', file.digest), bytes);
  putResult(entries, { files: entries.result.files.map((other) => (other.path === name ? file : other)) });
}
const putRecord = (entries: Entries, change: Record<string, unknown>) =>
  putFile(entries, recordName, JSON.stringify({ ...entries.record, ...change }));
const changeBytes = (entries: Entries, name: string, change: (bytes: Buffer) => Uint8Array | string) => {
  const path = pathOf(entries, 'cas', digestOf(entries, name));
  writeFileSync(path, change(readFileSync(path)));
};
/** Something else that is called a component, with the right digest everywhere. */
function putComponent(entries: Entries, bytes: Uint8Array | string): void {
  const digest = sha256(bytes);
  writeFileSync(pathOf(entries, 'cas', digest), bytes);
  const record = JSON.stringify({ ...entries.record, component: digest });
  writeFileSync(pathOf(entries, 'cas', sha256(record)), record);
  const files = entries.result.files.map((file) => {
    if (file.path === component) return { ...file, digest, size: Buffer.from(bytes).length };
    return file.path === recordName ? { path: recordName, digest: sha256(record), size: record.length } : file;
  });
  putResult(entries, { files });
}
const finding = (more: object) => ({ id: 'build-note', severity: 'note', message: 'x', ...more });
const wasm = (...more: number[]) => new Uint8Array([0, 0x61, 0x73, 0x6d, ...more]);
const foreign = 'its bytes are not those that its name is the digest of';

/** Of each kind of poison how it is put there, and what is said of it. */
const poisons: Readonly<Record<string, readonly [put: (entries: Entries, other: Entries) => void, said: string]>> = {
  'other bytes': [(a) => changeBytes(a, component, (bytes) => bytes.fill(1, 60)), foreign],
  'the component of another': [
    (a, b) => changeBytes(a, component, () => readFileSync(pathOf(b, 'cas', digestOf(b, component)))),
    foreign,
  ],
  'fewer bytes': [(a) => changeBytes(a, component, (bytes) => bytes.subarray(0, 100)), foreign],
  'no bytes': [(a) => changeBytes(a, component, () => ''), foreign],
  'a byte more': [
    (a) => changeBytes(a, component, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
    'bytes that it may have',
  ],
  'other bytes of a record': [(a) => changeBytes(a, recordName, (bytes) => bytes.fill(32, 2, 9)), foreign],
  'a record that is cut': [
    (a) => putFile(a, recordName, JSON.stringify(a.record).slice(0, -5)),
    'its record cannot be read',
  ],
  'a record that is none': [(a) => putFile(a, recordName, 'null'), 'its record cannot be read'],
  'a record with a path in the place of a digest': [
    (a) => putRecord(a, { component: '../../../wasmwright.toml' }),
    'its record cannot be read',
  ],
  'a record with a finding that there is not': [
    (a) => putRecord(a, { findings: [finding({})] }),
    'its record cannot be read',
  ],
  'a record with an error': [
    (a) => putRecord(a, { findings: [finding({ id: 'build-failed', severity: 'error' })] }),
    'its record cannot be read',
  ],
  'a record with a place anywhere': [
    (a) =>
      putRecord(a, { findings: [finding({ id: 'import-free', location: { file: '../../../etc/passwd', line: 1 } })] }),
    'it leads out of the repository',
  ],
  'a record of other inputs': [(a, b) => putRecord(a, { key: b.build }), 'its record is of other inputs'],
  'the entry of another': [
    (a, b) => cpSync(pathOf(b, 'ac', b.build), pathOf(a, 'ac', a.build)),
    'its record is of other inputs',
  ],
  'a record of another component': [
    (a, b) => putRecord(a, { component: digestOf(b, component) }),
    'its record is of another `component.wasm`',
  ],
  'an entry without a component': [
    (a) => putResult(a, { files: a.result.files.filter(({ path }) => path !== component) }),
    'it has no `component.wasm`',
  ],
  'an entry that is no message': [
    (a) => writeFileSync(pathOf(a, 'ac', a.build), '<html>Please log in</html>'),
    'it is no `ActionResult`',
  ],
  'an empty entry': [(a) => writeFileSync(pathOf(a, 'ac', a.build), ''), 'it has no `build.json`'],
  'an action that failed': [(a) => putResult(a, { exitCode: 1 }), 'it is of an action that failed'],
  'more bytes than anybody needs': [
    (a) => putResult(a, { files: a.result.files.map((file) => ({ ...file, size: 2 ** 40 })) }),
    'are taken at most',
  ],
  'a text': [(a) => putComponent(a, 'This is a component.'), 'it is no component'],
  'a core module': [(a) => putComponent(a, wasm(1, 0, 0, 0)), 'it is no component'],
  'a component that is not valid': [(a) => putComponent(a, wasm(0x0d, 0, 1, 0, 0xff, 0)), 'it is no valid component: '],
  'a list of places that is no message': [
    (a) => writeFileSync(pathOf(a, 'ac', a.places), new Uint8Array([0xff, 0xff, 0xff])),
    'it is no `ActionResult`',
  ],
  'a list of places that is none': [
    (a) => writeFileSync(pathOf(a, 'ac', a.places), encode({ files: [], exitCode: 0, stdout: '{"a": 1}' })),
    'its list of places cannot be read',
  ],
};

describe.skipIf(!hasNginx)(
  `a poisoned entry is refused, and put right${hasNginx ? '' : ' (skipped: no nginx)'}`,
  () => {
    let server: CacheServer;
    let first: Ran;
    let count = 0;
    const checkouts = new Checkouts();
    beforeAll(async () => {
      server = await startNginx({ open: true });
      first = await run(await checkouts.add(), `${server.url}/clean`);
      expect(first.built).toEqual(['a', 'b']);
      for (const name of first.built) {
        await run(await checkouts.add(), `${server.url}/only/${name}`, { args: ['build', '--component', name] });
      }
    });
    afterAll(() => {
      server?.kill();
      checkouts.remove();
    });

    /** A cache of its own, with what was built; and what it has of a component. */
    function prepared(): { readonly url: string; readonly of: (name: string) => Entries } {
      count++;
      const folder = join(server.data, `p${count}`);
      mkdirSync(folder, { recursive: true });
      cpSync(join(server.data, 'clean'), folder, { recursive: true });
      return { url: `${server.url}/p${count}`, of: (name) => entriesOf(folder, name, first) };
    }

    test.each(Object.entries(poisons))('%s', async (_, [put, said]) => {
      const { url, of } = prepared();
      const { a, b } = { a: of('a'), b: of('b') };
      put(a, b);
      const only = { WASMWRIGHT_CACHE_READONLY: 'true' };
      const reading = await run(await checkouts.add(), url, { env: only });
      expect(reading).toMatchObject({ built: ['a'], ids: ['cache-poisoned'], digests: first.digests });
      expect(reading.findings).toMatchObject([{ severity: 'warning', component: 'a' }]);
      expect(reading.findings[0]?.message).toContain(said);
      expect(reading.findings[0]?.notes?.[0]).toContain(`entry: ${url}/`);
      expect(reading.findings[0]?.help).toContain('a run that may write');

      const mending = await run(await checkouts.add(), url);
      expect(mending).toMatchObject({ built: ['a'], ids: ['cache-poisoned'], digests: first.digests });
      expect(mending.findings[0]?.help).toContain('the entry is put right');
      expect(await run(await checkouts.add(), url)).toMatchObject({ built: [], ids: [], digests: first.digests });
    });

    test('what leads out of this checkout may be there for another, and is not looked at', async () => {
      const { url, of } = prepared();
      const a = of('a');
      const stdout = JSON.stringify([['../../../../../../../../etc/passwd'], ['/dev/zero'], []]);
      writeFileSync(pathOf(a, 'ac', a.places), encode({ files: [], exitCode: 0, stdout }));
      expect(await run(await checkouts.add(), url)).toMatchObject({ built: [], ids: [], digests: first.digests });
    });

    test('what the server has dropped is no poison', async () => {
      for (const name of [component, recordName]) {
        const { url, of } = prepared();
        const path = pathOf(of('a'), 'cas', digestOf(of('a'), name));
        rmSync(path);
        expect(await run(await checkouts.add(), url)).toMatchObject({ built: ['a'], ids: [], digests: first.digests });
        expect(await run(await checkouts.add(), url)).toMatchObject({ built: [], ids: [], digests: first.digests });
      }
    });
  },
);

/** Finds the entries of a component by what they name. */
function entriesOf(folder: string, name: string, { digests }: Ran): Entries {
  const all = readdirSync(join(folder, 'ac')).map((key) => {
    const result = decode(readFileSync(join(folder, 'ac', key)));
    if (!result) throw new Error(`${key} is no entry`);
    return { key, result };
  });
  const isOf = ({ result }: { result: ActionResult }) =>
    result.files.some(({ path, digest }) => path === component && `sha256:${digest}` === digests[name]);
  const build = all.find(isOf);
  const record = build?.result.files.find(({ path }) => path === recordName);
  if (!build || !record) throw new Error(`nothing is there of ${name}`);
  return {
    folder,
    build: build.key,
    places: placesIn(join(folder, '../only', name)),
    result: build.result,
    record: JSON.parse(readFileSync(join(folder, 'cas', record.digest), 'utf8')),
  };
}

/** The key of the only list of places in a cache. */
function placesIn(folder: string): string {
  const keys = readdirSync(join(folder, 'ac')).filter((key) => decode(readFileSync(join(folder, 'ac', key)))?.stdout);
  expect(keys).toHaveLength(1);
  return keys[0] ?? '';
}
