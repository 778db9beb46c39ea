import { createHash } from 'node:crypto';
import type { MachineKind } from './toolchain.js';

/** A tool at one version, with the checksums of everything that is installed for it. */
export type Pin = NpmPin | WheelPin | ArchivePin;

export interface NpmPin {
  readonly kind: 'npm';
  readonly version: string;
  /** What `package.json` holds. */
  readonly manifest: PackageManifest;
  /** The packages of `package-lock.json`, each with its integrity. */
  readonly packages: Readonly<Record<string, { readonly [key: string]: unknown }>>;
}

export interface PackageManifest {
  readonly private?: true | undefined;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>> | undefined;
}

export interface WheelPin {
  readonly kind: 'wheel';
  readonly version: string;
  /** SHA-256 in hexadecimal, of the wheel of each platform. */
  readonly hashes: readonly string[];
}

export interface ArchivePin {
  readonly kind: 'archive';
  readonly version: string;
  /** SHA-256 in hexadecimal, of the archive for this machine. */
  readonly hash: string;
}

/** Names what is installed by a pin: another version, other checksums or another kind of machine have another name. */
export function pinName(pin: Pin, { os, arch }: MachineKind): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(sorted(contents(pin))))
    .digest('hex')
    .slice(0, 8);
  return `${pin.version}-${digest}-${os}-${arch}`;
}

function contents(pin: Pin): unknown {
  if (pin.kind === 'npm') return [pin.manifest.dependencies, pin.manifest.overrides ?? {}, pin.packages];
  return pin.kind === 'wheel' ? [...pin.hashes].sort() : pin.hash;
}

/** The text of `package-lock.json`. */
export function packageLock({ packages }: NpmPin): string {
  return `${JSON.stringify({ lockfileVersion: 3, requires: true, packages }, null, 2)}\n`;
}

/** A line of pip's requirements. */
export function requirement(name: string, { version, hashes }: WheelPin): string {
  return `${[`${name}==${version}`, ...hashes.map((hash) => `    --hash=sha256:${hash}`)].join(' \\\n')}\n`;
}

/** The same with the keys of every object in order, so that equal values have equal texts. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
