import * as z from 'zod/mini';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { parseRequirement, type Requirement } from './requirement.js';
import { readToml, wrong } from './toml.js';

export const wkgManifestName = 'wkg.toml';

/** What stands in the place of a package: WIT on this machine, or other versions of it. */
export type Override =
  | { readonly kind: 'path'; readonly path: string; readonly file: string }
  | { readonly kind: 'version'; readonly requirement: Requirement };

const schema = z.looseObject({
  overrides: z.optional(
    z.record(z.string(), z.looseObject({ path: z.optional(z.string()), version: z.optional(z.string()) })),
  ),
});

/** The overrides of a `wkg.toml`, by package. The file is its author's, and only read; the format: wasm-pkg-core 0.16, `manifest.rs`. */
export async function readOverrides(root: string, files: Files): Promise<ReadonlyMap<string, Override>> {
  const file = join(root, wkgManifestName);
  const { overrides = {} } = (await readToml(file, schema, files)) ?? {};
  return new Map(
    Object.entries(overrides).flatMap(([name, { path, version }]): [string, Override][] => {
      // A path has the last word with wkg as well, and neither of them says nothing.
      if (path !== undefined) return [[name, { kind: 'path', path: join(root, path), file }]];
      if (version === undefined) return [];
      const requirement = parseRequirement(version);
      if (requirement === undefined)
        throw wrong(file, `\`overrides.${name}.version\` is no requirement: \`${version}\``);
      return [[name, { kind: 'version', requirement }]];
    }),
  );
}
