import { inMemory } from '../../binary.js';
import type { Binary } from '../../model.js';
import type { Store } from '../store.js';
import { encode, type OutputFile } from './action-result.js';
import { placesOf } from './find.js';
import { keyOfBuild, keyOfPlaces } from './keys.js';
import type { BuildRecord } from './record.js';
import type { Shared } from './remote.js';
import { addressOf, filesOf, type Work } from './work.js';

/** So many lists of places are kept for a component. */
const most = 8;

/**
 * Gives a build to the others. What an entry names is there before the entry is, so nobody sees half a build; of two that give
 * the same build at once the last wins, and both are right.
 */
export async function share({ asked, own, build }: Shared, store: Store, work: Work): Promise<void> {
  const { server, isWithin, context } = work;
  const { machine } = context.platform;
  const { component } = asked;
  const { inputs, ...rest } = build;
  const isForAll = build.around.every(isWithin) && build.findings.every(({ severity }) => severity !== 'error');
  if (!server.canWrite || !isForAll) return;
  const key = keyOfBuild(component.name, inputs, machine);
  const record: BuildRecord = { version: 1, key, ...rest };
  const files = await Promise.all([
    given(filesOf.component, await store.object(build.component), work),
    ...(build.debug === undefined ? [] : [given(filesOf.debug, await store.object(build.debug), work)]),
    given(filesOf.record, inMemory(new TextEncoder().encode(JSON.stringify(record))), work),
  ]);
  if (!files.every((file) => file !== undefined)) return;
  if (!(await server.put('ac', key, encode({ files, exitCode: 0, stdout: '' })))) return;
  await addPlaces({ asked, own, build }, keyOfPlaces(component.name, own, machine), work);
}

/**
 * Two that add to one list at once may lose one of the places: then a build is not found, and whoever makes it adds it again.
 */
async function addPlaces({ asked, build }: Shared, key: string, work: Work): Promise<void> {
  const lists = work.refused.has(addressOf('ac', key)) ? [] : await placesOf(asked.component, key, work);
  const isSame = (list: readonly string[]) => JSON.stringify(list) === JSON.stringify(build.around);
  if (lists.some(isSame)) return;
  const stdout = JSON.stringify([build.around, ...lists].slice(0, most));
  await work.server.put('ac', key, encode({ files: [], exitCode: 0, stdout }));
}

/** Nothing is sent that is there already. */
async function given(
  path: string,
  binary: Binary | undefined,
  { server, refused }: Work,
): Promise<OutputFile | undefined> {
  if (!binary) return undefined;
  const { digest, size } = binary;
  const isRefused = refused.has(addressOf('cas', digest));
  const isThere =
    (!isRefused && (await server.has('cas', digest))) || (await server.put('cas', digest, await binary.read()));
  return isThere ? { path, digest, size } : undefined;
}
