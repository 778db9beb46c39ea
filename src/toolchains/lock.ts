import * as z from 'zod/mini';
import type { ToolId } from './index.js';
import { type Pin, sorted } from './pin.js';
import type { MachineKind } from './toolchain.js';

/** The file in a project's root that records its tools. */
export const lockName = 'wasmwright.lock';

const checksum = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/, 'must be `sha256:` and 64 hexadecimal digits'));
const version = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]*$/, 'must be a version'));

/** What is in the package of another is checked with that. */
const npmPackage = z.union([
  z.looseObject({ integrity: z.string().check(z.minLength(1)) }),
  z.looseObject({ inBundle: z.literal(true) }),
]);

const lockedTool = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('npm'),
    version,
    manifest: z.strictObject({
      private: z.optional(z.literal(true)),
      dependencies: z.record(z.string(), z.string()),
      overrides: z.optional(z.record(z.string(), z.unknown())),
    }),
    packages: z
      .record(z.string(), z.looseObject({}))
      .check(
        z.refine(
          (packages) =>
            Object.entries(packages).every(([path, item]) => path === '' || npmPackage.safeParse(item).success),
          'must have the `integrity` of every package',
        ),
      ),
  }),
  /** By file name. */
  z.strictObject({ source: z.literal('wheel'), version, checksums: z.record(z.string(), checksum) }),
  /** By kind of machine: `linux-x64`. */
  z.strictObject({ source: z.literal('archive'), version, checksums: z.record(z.string(), checksum) }),
  /** The version that each component was built with. */
  z.strictObject({ source: z.literal('machine'), components: z.record(z.string(), version) }),
]);

/** What a lock file holds. */
export const lockSchema = z.strictObject({ version: z.literal(1), tools: z.record(z.string(), lockedTool) });

export type LockedTool = z.infer<typeof lockedTool>;

/** The tools of a project as they were recorded. */
export type Lock = Readonly<Partial<Record<ToolId, LockedTool>>>;

/** The text of a lock file: the same for the same tools, a line for each thing that can change. */
export function lockText(tools: Lock): string {
  return `${JSON.stringify({ version: 1, tools: sorted(tools) }, null, 2)}\n`;
}

/** The version that a lock has of a tool; of the machine's, that of a component. */
export function lockedVersion(locked: LockedTool | undefined, component?: string): string | undefined {
  if (locked?.source !== 'machine') return locked?.version;
  return component === undefined ? undefined : locked.components[component];
}

export const machineName = ({ os, arch }: MachineKind): string => `${os}-${arch}`;

/** What a lock says is to be installed on a kind of machine; none when it does not know that one. */
export function pinFrom(locked: LockedTool | undefined, machine: MachineKind): Pin | undefined {
  switch (locked?.source) {
    case 'npm':
      return { kind: 'npm', version: locked.version, manifest: locked.manifest, packages: locked.packages };
    case 'wheel':
      return { kind: 'wheel', version: locked.version, hashes: Object.values(locked.checksums).map(digits) };
    case 'archive': {
      const hash = locked.checksums[machineName(machine)];
      return hash === undefined ? undefined : { kind: 'archive', version: locked.version, hash: digits(hash) };
    }
    default:
      return undefined;
  }
}

const digits = (checksum: string) => checksum.replace('sha256:', '');
