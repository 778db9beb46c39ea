import type { Command } from '../../platform/platform.js';
import type { Reason } from '../language.js';

/** A program that installs packages as a lock file says, without changing it and without running what they bring along. */
export interface PackageManager {
  /** As `packageManager` in package.json has it. */
  readonly name: 'npm' | 'pnpm' | 'yarn';
  readonly locks: readonly string[];
  /** The arguments, given what the lock file says. */
  args(lock: string): readonly string[];
  readonly env?: Command['env'];
  /** What to do where the program is missing. */
  readonly help: string;
}

/** Corepack asks before it downloads the version that package.json names, and pnpm before it takes away what was there. */
const withoutQuestions = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', CI: 'true' };

/** The first whose lock file is there is taken, unless package.json names one. */
export const packageManagers: readonly PackageManager[] = [
  {
    name: 'npm',
    locks: ['package-lock.json', 'npm-shrinkwrap.json'],
    args: () => ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    help: 'install Node.js with npm: https://nodejs.org/',
  },
  {
    name: 'pnpm',
    locks: ['pnpm-lock.yaml'],
    args: () => ['install', '--frozen-lockfile', '--ignore-scripts', '--reporter=append-only'],
    env: withoutQuestions,
    help: 'install it: `corepack enable pnpm`, or `npm install --global pnpm`; on a runner: the action pnpm/action-setup',
  },
  {
    name: 'yarn',
    locks: ['yarn.lock'],
    // Since version 2 the lock file is YAML, and the options are others.
    args: (lock) =>
      /^__metadata:/m.test(lock)
        ? ['install', '--immutable', '--mode=skip-build']
        : ['install', '--frozen-lockfile', '--ignore-scripts', '--non-interactive'],
    // The bundler looks for packages in folders.
    env: { ...withoutQuestions, YARN_NODE_LINKER: 'node-modules' },
    help: 'install it: `corepack enable yarn`, or `npm install --global yarn`',
  },
];

/** Says why it did not go well, and what to do: by what package managers write. */
export function reasonOf(output: string): Reason | undefined {
  const found = reasons.find(({ says }) => says.test(output));
  if (!found) return undefined;
  const { says, reason, help } = found;
  const named = Object.values(says.exec(output)?.groups ?? {}).find((name) => name !== undefined);
  return {
    reason: reason.replace('…', named === undefined ? 'such package' : `\`${named}\``),
    ...(help !== undefined && { help }),
  };
}

const reasons: readonly (Reason & { readonly says: RegExp })[] = [
  {
    says: /npm error code EUSAGE[\s\S]*in sync|ERR_PNPM_OUTDATED_LOCKFILE|YN0028|lockfile needs to be updated/,
    reason: 'the lock file does not say what package.json asks for',
    help: 'install once with the package manager itself, and commit the lock file',
  },
  {
    says: /No matching version found for (?<what>[^\s]+?)\.?(?:\s|$)|Couldn't find any versions for "(?<other>[^"]+)"/m,
    reason: 'there is no … in the registry',
    help: 'ask for a version that there is, install once with the package manager itself, and commit the lock file',
  },
  {
    says: /error 404 {1,2}(?:The requested resource )?'(?<what>[^']+)'|ERR_PNPM_FETCH_404[\s\S]*?GET (?<url>\S+)|error Couldn't find package/,
    reason: 'there is no … in the registry',
    help: 'is the name right, and is it in the registry that the settings of the package manager name?',
  },
  {
    says: /EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY|Integrity check failed|YN0018/,
    reason: 'a package is not the one that the lock file has the checksum of',
    help: 'somebody has changed the package or the lock file: find out who before you trust it',
  },
  {
    says: /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH/,
    reason: 'the registry cannot be reached',
    help: 'mirrors and proxies are taken from the settings of the package manager',
  },
];
