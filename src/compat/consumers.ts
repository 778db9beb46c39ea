import type { Core, Mismatch, WitSource } from '../core/index.js';
import { findingsOf } from '../failure.js';
import { basename, binaryName, join } from '../path.js';
import type { SideContents } from './side.js';
import { type Opening, openSide } from './sources/index.js';
import type { CompatFinding, ConsumerVerdict, Verdict } from './verdict.js';

/** A known component, as it really is: what its compiler left of its imports. */
export interface Consumer {
  readonly name: string;
  readonly version?: string;
  readonly source: string;
  /** None: it could not be read, and `why` says it. */
  readonly bytes?: Uint8Array;
  readonly why?: string;
}

/** Reads the components that a project names, from paths, globs and references. */
export async function openConsumers(
  from: readonly string[],
  root: string,
  opening: Opening,
): Promise<readonly Consumer[]> {
  const references = await Promise.all(from.map((entry) => expand(entry, root, opening)));
  const consumers = await Promise.all([...new Set(references.flat())].map((reference) => open(reference, opening)));
  return consumers.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function expand(entry: string, root: string, { platform: { files } }: Opening): Promise<readonly string[]> {
  if (!/[*?{]/.test(entry)) return [entry];
  return (await files.find(root, [entry])).map((file) => join(root, file));
}

async function open(reference: string, opening: Opening): Promise<Consumer> {
  const called = { ...nameOf(reference), source: reference };
  try {
    const opened = await openSide(reference, opening);
    if (opened.kind === 'binary') return { ...called, bytes: opened.bytes };
    return { ...called, why: 'it is WIT, and no component' };
  } catch (failure) {
    return { ...called, why: findingsOf(failure)[0]?.message ?? 'it could not be read' };
  }
}

/** `plugins/audit-log.wasm`, `oci:ghcr.io/acme/audit-log:1.4.0`, `acme:audit-log@1.4.0`. */
function nameOf(reference: string): { name: string; version?: string } {
  if (/\.(wasm|wat)$/.test(reference)) return { name: binaryName(reference) };
  const [, name = reference, version] = /^([^@]*?)(?:[:@]([^:@/]+))?$/.exec(basename(reference)) ?? [];
  return { name, ...(version !== undefined && { version }) };
}

/**
 * Tries each known component with the worlds that it fitted before. A component that fitted none is tried with all;
 * what it misses is told of the world that it comes nearest to.
 */
export function tryConsumers(
  consumers: readonly Consumer[],
  { baseline, current }: { baseline: SideContents; current: SideContents },
  core: Core,
): readonly ConsumerVerdict[] {
  const { source } = current;
  if (!source) return [];
  const worlds = worldsOf(current);
  return consumers.map(({ bytes, why, ...called }) => {
    if (!bytes)
      return { ...called, status: 'unreadable' as const, misses: [{ item: called.name, message: why ?? '' }] };
    const fitted = worlds.filter((world) => baseline.source && fits(bytes, baseline.source, world, core));
    const tried = (fitted.length > 0 ? askingMost(fitted, baseline) : worlds).map((world) =>
      mismatches(bytes, source, world, core),
    );
    const [nearest = []] = tried.sort((a, b) => a.length - b.length);
    return {
      ...called,
      status: nearest.length === 0 ? ('loads' as const) : ('breaks' as const),
      misses: nearest.map(missed),
    };
  });
}

/** Of several worlds that a component fits, those that it was built for export most: others it fits by the way. */
function askingMost(worlds: readonly string[], { resolved }: SideContents): readonly string[] {
  const asks = (name: string) =>
    Math.max(0, ...resolved.worlds.flatMap((world) => (world.name === name ? world.exports.length : [])));
  const most = Math.max(...worlds.map(asks));
  return worlds.filter((world) => asks(world) === most);
}

/**
 * The findings of a verdict with those who miss something of each: the item itself, or, where nothing was found of just
 * what they miss, something of its interface, as a function whose types have changed.
 */
export function withStopped(
  { findings }: Verdict,
  consumers: readonly ConsumerVerdict[],
  noun: string,
): readonly CompatFinding[] {
  const found = new Set(findings.map(({ item }) => item));
  const isOf = (missed: string, item: string) =>
    found.has(missed) ? missed === item : interfaceOf(missed) === interfaceOf(item);
  return findings.map((finding) => {
    const names = consumers
      .filter(
        ({ status, misses }) => status === 'breaks' && misses.some((miss) => isOf(plainly(miss.item), finding.item)),
      )
      .map(({ name, version = '' }) => `${name} ${version}`.trim());
    const isMet = finding.breaks.length > 0 && names.length > 0;
    return isMet ? { ...finding, stops: { names, of: consumers.length, noun } } : finding;
  });
}

/** `demo:kv/store#put` of `demo:kv/store@0.2.2#put`, as findings name it. */
const plainly = (item: string) => item.replace(/@[^#]*/, '');
const interfaceOf = (item: string) => item.split('#')[0];

const worldsOf = ({ resolved }: SideContents) =>
  [...(resolved.packages[resolved.main]?.worlds ?? [])].flatMap((id) => resolved.worlds[id]?.name ?? []);

function mismatches(bytes: Uint8Array, source: WitSource, world: string, core: Core): readonly Mismatch[] {
  return core.components.target(bytes, source, world);
}

/** A world that the other side does not have is fitted by nobody. */
function fits(bytes: Uint8Array, source: WitSource, world: string, core: Core): boolean {
  try {
    return mismatches(bytes, source, world, core).length === 0;
  } catch {
    return false;
  }
}

function missed(mismatch: Mismatch): ConsumerVerdict['misses'][number] {
  switch (mismatch.tag) {
    case 'import-not-offered':
      return { item: mismatch.val, message: `imports \`${mismatch.val}\`, which hosts do not offer any more` };
    case 'export-missing':
      return { item: mismatch.val, message: `does not export \`${mismatch.val}\`, which hosts now ask for` };
    case 'differs': {
      const { side, item, member, message } = mismatch.val;
      const what = member === undefined ? item : `${item}#${member}`;
      if (message === 'not exported by the component')
        return { item: what, message: `does not export \`${what}\`, which hosts now call` };
      return { item: what, message: `${side}s \`${what}\`, and there ${message}` };
    }
  }
}
