import type { Core, Mismatch } from '../core/index.js';
import { interfaceOf } from '../core/module.js';
import { reporting } from '../core/problems.js';
import { readSections } from '../core/sections.js';
import type { Surface } from '../model.js';
import { madeIn } from '../project/made-in.js';
import { isWasi, track } from '../project/versions.js';
import { surfaceOf } from '../project/world.js';
import { lackingFeatures } from './features.js';
import { idleImports } from './idle.js';
import { beyondLimits } from './limits.js';
import { moduleMismatches } from './modules.js';
import type { Entry, OpenHost } from './open.js';
import { missingExports, otherType, type Reason, unoffered, wrongKind } from './reasons.js';

/** Whether something fits a host, and if not, why. */
export interface Fit {
  /** By the name under which it was asked for. */
  readonly host: string;
  readonly version?: string;
  /** The way in that it fits, or that is nearest. */
  readonly entry?: string;
  readonly fits: boolean;
  readonly reasons: readonly Reason[];
}

/** What is held against a host: a valid component or core module. */
export interface Subject {
  readonly bytes: Uint8Array;
  /** If it is known already. */
  readonly surface?: Surface;
}

/** The verdict: it fits if it fits one of the ways in, and the limits. */
export function fitOf(host: OpenHost, { bytes, surface }: Subject, core: Core): Fit {
  const { name, version } = host;
  const verdict = (entry: string | undefined, reasons: readonly Reason[]): Fit => ({
    host: name,
    ...(version !== undefined && { version }),
    ...(entry !== undefined && { entry }),
    fits: reasons.length === 0,
    reasons,
  });
  const isModule = bytes[6] === 0;
  if (isModule !== (host.takes === 'module')) return verdict(undefined, [wrongKind(host)]);
  const beyond = (imports: readonly unknown[]) => beyondLimits(host, bytes, imports.length);
  if (isModule) {
    const [first] = host.entries;
    const own = interfaceOf(bytes);
    return verdict(first?.name, [...moduleMismatches(host, own), ...beyond(own.imports)]);
  }
  const known = surface ?? surfaceOf(bytes, core);
  const nearest = nearestOf(host, bytes, known, core);
  if (!nearest) return verdict(undefined, beyond(known.imports));
  const { entry, mismatches } = nearest;
  const lacking = mismatches.filter(({ tag }) => tag === 'export-missing');
  const isStranger = lacking.length > 0 && lacking.length === entry.exports.length;
  const strange = mismatches.flatMap(importOf);
  const language = strange.length > 0 ? madeIn(readSections(bytes).producers) : undefined;
  const reasons = [
    ...(lacking.length > 0 ? [missingExports(isStranger ? host.entries : [entry], host)] : []),
    ...unoffered(strange, entry, host, language),
    ...mismatches.flatMap((mismatch) => (mismatch.tag === 'differs' ? [otherType(mismatch.val, host)] : [])),
    ...lackingFeatures(host, bytes, core),
    ...beyond(known.imports),
  ];
  return verdict(isStranger ? undefined : entry.name, reasons);
}

interface Tried {
  readonly entry: Entry;
  readonly mismatches: readonly Mismatch[];
}

/** The way in that it fits, or that least is missing for. */
function nearestOf(host: OpenHost, bytes: Uint8Array, surface: Surface, core: Core): Tried | undefined {
  const first = tryAll(host, bytes, surface, core);
  if (!first || first.mismatches.length === 0) return first;
  const idle = idleImports(bytes, core);
  if (idle.size === 0) return first;
  return tryAll(host, bytes, { ...surface, imports: surface.imports.filter((item) => !idle.has(item)) }, core, idle);
}

/** Names tell which ways in to try: types are compared for few of them. */
function tryAll(
  host: OpenHost,
  bytes: Uint8Array,
  surface: Surface,
  core: Core,
  idle: ReadonlySet<string> = new Set(),
): Tried | undefined {
  const byName = host.entries
    .map((entry) => ({ entry, distance: distanceTo(entry, surface, host) }))
    .sort((a, b) => a.distance - b.distance);
  const [first, ...others] = byName;
  if (!first) return undefined;
  const tried: Tried[] = [];
  for (const { entry } of [first, ...others.filter(({ distance }) => distance === 0)]) {
    const all = reporting({}, () => core.components.target(bytes, host.wit, `%${entry.name}`));
    const mismatches = all.filter((it) =>
      importOf(it).every((item) => !idle.has(item) && (!host.links || isAsked(item))),
    );
    if (mismatches.length === 0) return { entry, mismatches };
    tried.push({ entry, mismatches });
  }
  return tried.sort((a, b) => a.mismatches.length - b.mismatches.length)[0];
}

/** What is linked when it runs is asked of nobody before. */
const isAsked = isWasi;

const importOf = (mismatch: Mismatch) => (mismatch.tag === 'import-not-offered' ? [mismatch.val] : []);

/** Who has the right exports is nearer than who has not, whatever else is missing. */
function distanceTo(entry: Entry, { imports, exports }: Surface, { links }: OpenHost): number {
  const offered = new Set(entry.imports.map(track));
  const has = new Set(exports.map(track));
  const strange = imports.filter((item) => !offered.has(track(item)) && (!links || isAsked(item)));
  const lacking = entry.exports.filter((item) => !has.has(track(item)));
  return strange.length + 1_000 * lacking.length;
}
