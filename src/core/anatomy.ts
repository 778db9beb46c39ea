import { readSections, type Section } from './sections.js';

/** What a part of a composition takes up in it, in bytes. */
export interface PartSize {
  /** None: what joins the parts. */
  readonly name?: string;
  readonly code: number;
  readonly data: number;
  /** Everything: types, names and what else there is as well. */
  readonly total: number;
}

/** How the bytes of a composition are shared among the parts that it holds: the largest first, and last what joins them. */
export function anatomy(
  binary: Uint8Array,
  parts: readonly { readonly name: string; readonly size: number }[],
): readonly PartSize[] {
  const { sections } = readSections(binary);
  const left = [...sections];
  const sizes = parts.flatMap(({ name, size }): PartSize[] => {
    const at = left.findIndex((section) => section.kind === 'component' && section.size === asSection(size));
    const [section] = at < 0 ? [] : left.splice(at, 1);
    return section ? [{ name, ...measured([section]), total: section.size }] : [];
  });
  const glue = binary.length - sizes.reduce((sum, { total }) => sum + total, 0);
  return [...sizes.sort((a, b) => b.total - a.total), { ...measured(left), total: glue }];
}

function measured(sections: readonly Section[]): { code: number; data: number } {
  const sizes = { code: 0, data: 0 };
  for (const { kind, size, sections: inner } of sections) {
    if (kind === 'code' || kind === 'data') sizes[kind] += size;
    const { code, data } = measured(inner ?? []);
    sizes.code += code;
    sizes.data += data;
  }
  return sizes;
}

/** The size of the section that holds so many bytes: a kind, the number in LEB128, the bytes. */
function asSection(size: number): number {
  const digits = Math.max(1, Math.ceil(size.toString(2).length / 7));
  return 1 + digits + size;
}
