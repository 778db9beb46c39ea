import { inMemory } from '../../binary.js';
import { findingOf } from '../../core/problems.js';
import type { Component } from '../../model.js';
import { TooMuch } from '../../platform/platform.js';
import { withAround } from '../inputs.js';
import type { KeptBuild, Store } from '../store.js';
import { type ActionResult, decode, type OutputFile } from './action-result.js';
import { keyOfBuild, keyOfPlaces } from './keys.js';
import { type BuildRecord, parsePlaces, parseRecord } from './record.js';
import type { Wanted } from './remote.js';
import type { Kind } from './server.js';
import { poisoned } from './trouble.js';
import { addressOf, filesOf, limits, type Work } from './work.js';

/** Looks for a build: by what shows before it, where builds of it have read; by what is there now, the build itself. */
export async function find(
  { asked, own, needsDebug }: Wanted,
  store: Store,
  work: Work,
): Promise<KeptBuild | undefined> {
  const { component } = asked;
  const { machine, files } = work.context.platform;
  const lists = await placesOf(component, keyOfPlaces(component.name, own, machine), work);
  // Others may have more of the repository than this checkout has.
  for (const around of lists.filter((list) => list.every(work.isWithin))) {
    const inputs = await withAround(own, around, asked, files);
    const key = keyOfBuild(component.name, inputs, machine);
    const record = await trusting(component, work, () => bring(key, { needsDebug }, store, work));
    if (!record) continue;
    const { version, key: _, ...build } = record;
    const kept = { inputs, ...build };
    await store.keep(component.name, kept);
    return kept;
  }
  return undefined;
}

/** Something that is not what it says it is. */
class Refusal extends Error {
  readonly kind: Kind;
  readonly key: string;

  constructor(kind: Kind, key: string, why: string) {
    super(why);
    this.kind = kind;
    this.key = key;
  }
}

/** What is refused is told, and remembered: it is there, and must be written anew all the same. */
async function trusting<T>(component: Component, work: Work, take: () => Promise<T>): Promise<T | undefined> {
  try {
    return await take();
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { kind, key, message: why } = failure;
    const { server, refused, tell } = work;
    const address = addressOf(kind, key);
    refused.add(address);
    tell(poisoned(component, { entry: `${server.url}/${address}`, why }, server.canWrite));
    return undefined;
  }
}

/** The lists of places that builds with these inputs have read besides. */
export async function placesOf(component: Component, key: string, work: Work): Promise<readonly (readonly string[])[]> {
  const read = async () => {
    const entry = await entryOf(key, work);
    if (!entry) return [];
    const places = parsePlaces(entry.stdout);
    if (!places) throw new Refusal('ac', key, 'its list of places cannot be read');
    return places;
  };
  return (await trusting(component, work, read)) ?? [];
}

async function entryOf(key: string, { server }: Work): Promise<ActionResult | undefined> {
  const bytes = await bounded('ac', key, limits.entry, () => server.get('ac', key, limits.entry));
  if (!bytes) return undefined;
  const entry = decode(bytes);
  if (!entry) throw new Refusal('ac', key, 'it is no `ActionResult`');
  if (entry.exitCode !== 0) throw new Refusal('ac', key, 'it is of an action that failed');
  return entry;
}

/** Brings the objects of a build into the store. None: there is no such build, or not all of it. */
async function bring(
  key: string,
  { needsDebug }: Pick<Wanted, 'needsDebug'>,
  store: Store,
  work: Work,
): Promise<BuildRecord | undefined> {
  const entry = await entryOf(key, work);
  if (!entry) return undefined;
  const fileOf = (name: string, digest?: string): OutputFile => {
    const file = entry.files.find(({ path }) => path === name);
    if (!file) throw new Refusal('ac', key, `it has no \`${name}\``);
    if (digest !== undefined && file.digest !== digest)
      throw new Refusal('ac', key, `its record is of another \`${name}\``);
    return file;
  };
  const about = fileOf(filesOf.record);
  const bytes = await objectOf(about, limits.record, work);
  if (!bytes) return undefined;
  const record = parseRecord(bytes);
  if (!record) throw new Refusal('cas', about.digest, 'its record cannot be read');
  if (record.key !== key) throw new Refusal('ac', key, 'its record is of other inputs');
  if (!placesIn(record).every(work.isWithin)) throw new Refusal('ac', key, 'it leads out of the repository');
  const component = fileOf(filesOf.component, record.component);
  const debug = record.debug === undefined ? undefined : fileOf(filesOf.debug, record.debug);
  const isThere = await Promise.all([
    brought(component, store, work, (bytes) => mustBeComponent(component, bytes, work)),
    !debug || !needsDebug || brought(debug, store, work),
  ]);
  return isThere.every(Boolean) ? record : undefined;
}

const placesIn = ({ around, findings }: BuildRecord): readonly string[] => [
  ...around,
  ...findings.flatMap(({ location, baseline }) => [location, baseline].flatMap((place) => place?.file ?? [])),
];

async function brought(
  file: OutputFile,
  store: Store,
  work: Work,
  check: (bytes: Uint8Array) => void = () => {},
): Promise<boolean> {
  if (await store.object(file.digest)) return true;
  const bytes = await objectOf(file, limits.object, work);
  if (!bytes) return false;
  check(bytes);
  await store.add(inMemory(bytes));
  return true;
}

/** The bytes of a digest; none where the server has dropped them. */
async function objectOf(
  { digest, size }: OutputFile,
  limit: number,
  { server }: Work,
): Promise<Uint8Array | undefined> {
  if (size > limit) throw new Refusal('cas', digest, `it has ${size} bytes, and ${limit} are taken at most`);
  const bytes = await bounded('cas', digest, size, () => server.get('cas', digest, size));
  if (bytes && inMemory(bytes).digest !== digest) {
    throw new Refusal('cas', digest, 'its bytes are not those that its name is the digest of');
  }
  return bytes;
}

function bounded<T>(kind: Kind, key: string, limit: number, ask: () => Promise<T>): Promise<T> {
  return ask().catch((failure: unknown) => {
    if (failure instanceof TooMuch)
      throw new Refusal(kind, key, `it has more than the ${limit} bytes that it may have`);
    throw failure;
  });
}

/** What a component begins with, and a core module does not: the layer, in the fifth to eighth byte. */
const preamble = Buffer.from([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]);

function mustBeComponent({ digest }: OutputFile, bytes: Uint8Array, { context: { core } }: Work): void {
  if (!preamble.equals(bytes.subarray(0, preamble.length))) throw new Refusal('cas', digest, 'it is no component');
  try {
    core.components.validate(bytes);
  } catch (failure) {
    throw new Refusal('cas', digest, `it is no valid component: ${findingOf(failure).message}`);
  }
}
