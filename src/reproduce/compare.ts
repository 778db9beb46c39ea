import { type Leaf, leavesOf, memoryOf } from '../core/sections.js';

/** What two builds have made differently in one place. */
export interface Difference {
  /** The core module, counted from 0 through the whole component; none: it is between the modules. */
  readonly module?: number;
  /** `data`, `code`, `custom ".debug_info"`, …; `form`: it is only written in another way, such as data in other segments. */
  readonly section: string;
  /** So many bytes are others, or are in one build only. */
  readonly bytes: number;
  /** Of so many. */
  readonly of: number;
}

/** Where two builds of a component differ, the most first. Data counts as it lies in memory: how it is cut into segments says little. */
export function differences(one: Uint8Array, other: Uint8Array): readonly Difference[] {
  if (Buffer.compare(one, other) === 0) return [];
  const [a, b] = [byPlace(leavesOf(one)), byPlace(leavesOf(other))];
  const found = [...new Set([...a.keys(), ...b.keys()])].flatMap((place): Difference[] => {
    const [mine = [], theirs = []] = [a.get(place), b.get(place)];
    const { module, kind = '' } = mine[0] ?? theirs[0] ?? {};
    let [bytes, of] = [0, 0];
    for (let i = 0; i < Math.max(mine.length, theirs.length); i++) {
      const [x = none, y = none] = [mine[i], theirs[i]].map((leaf) => leaf && content(leaf));
      bytes += differing(x, y);
      of += Math.max(x.length, y.length);
    }
    return bytes > 0 ? [{ ...(module !== undefined && { module }), section: kind, bytes, of }] : [];
  });
  if (found.length === 0) {
    return [{ section: 'form', bytes: differing(one, other), of: Math.max(one.length, other.length) }];
  }
  return found.sort((x, y) => y.bytes - x.bytes);
}

/** Sections of one kind in one module. */
function byPlace(leaves: readonly Leaf[]): ReadonlyMap<string, readonly Leaf[]> {
  const places = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const place = `${leaf.module} ${leaf.kind}`;
    places.set(place, [...(places.get(place) ?? []), leaf]);
  }
  return places;
}

const none = new Uint8Array();

const content = ({ kind, body }: Leaf): Uint8Array => (kind === 'data' ? (memoryOf(body) ?? body) : body);

function differing(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  let count = Math.max(a.length, b.length) - common;
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) count++;
  return count;
}
