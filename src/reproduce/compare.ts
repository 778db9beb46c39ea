import { type Leaf, leavesOf, memoryOf } from '../core/sections.js';

/** Sections of one kind that two builds have made differently. */
export interface Difference {
  /** `data`, `code`, `custom ".debug_info"`, … */
  readonly section: string;
  /** So many bytes are others, or are in one build only. */
  readonly bytes: number;
  /** Of so many. */
  readonly of: number;
}

/** Where two builds of a component differ, the most first. Data counts as it lies in memory: how it is cut into segments says little. */
export function differences(one: Uint8Array, other: Uint8Array): readonly Difference[] {
  const [a, b] = [leavesOf(one), leavesOf(other)];
  const found = new Map<string, { bytes: number; of: number }>();
  for (const kind of new Set([...a, ...b].map((leaf) => leaf.kind))) {
    const [mine, theirs] = [a, b].map((leaves) => leaves.filter((leaf) => leaf.kind === kind)) as [Leaf[], Leaf[]];
    const sum = { bytes: 0, of: 0 };
    for (let i = 0; i < Math.max(mine.length, theirs.length); i++) {
      const [x, y] = [mine[i], theirs[i]].map((leaf) => leaf && content(leaf));
      sum.bytes += differing(x ?? none, y ?? none);
      sum.of += Math.max(x?.length ?? 0, y?.length ?? 0);
    }
    if (sum.bytes > 0) found.set(kind, sum);
  }
  return [...found].map(([section, sum]) => ({ section, ...sum })).sort((x, y) => y.bytes - x.bytes);
}

const none = new Uint8Array();

const content = ({ kind, body }: Leaf): Uint8Array => (kind === 'data' ? (memoryOf(body) ?? body) : body);

function differing(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  let count = Math.max(a.length, b.length) - common;
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) count++;
  return count;
}
