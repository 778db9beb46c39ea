import { inflateSync } from 'node:zlib';
import { leavesOf, Reader } from '../core/sections.js';

/** A package as cargo-auditable writes it into a binary. `dependencies` are places in the list. */
export interface AuditedPackage {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly kind?: 'build' | 'runtime';
  readonly root?: boolean;
  readonly dependencies?: readonly number[];
}

/** What is inflated of it at most. */
const limit = 16 << 20;

/**
 * The packages that a binary says it is made of, for each module that says it; none where that makes no sense.
 * https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md
 */
export function auditedIn(binary: Uint8Array): readonly (readonly AuditedPackage[])[] {
  return leavesOf(binary)
    .filter(({ kind }) => kind === 'custom ".dep-v0"')
    .flatMap(({ body }) => {
      const reader = new Reader(body, 0);
      reader.text();
      const packages = packagesIn(body.subarray(reader.at));
      return packages ? [packages] : [];
    });
}

function packagesIn(deflated: Uint8Array): readonly AuditedPackage[] | undefined {
  try {
    const { packages } = JSON.parse(inflateSync(deflated, { maxOutputLength: limit }).toString('utf8'));
    return Array.isArray(packages) && packages.every(isPackage) ? packages : undefined;
  } catch {
    return undefined;
  }
}

const isPackage = (item: Partial<AuditedPackage> | null) =>
  [item?.name, item?.version, item?.source].every((text) => typeof text === 'string') &&
  [item?.dependencies ?? []].every(Array.isArray);
