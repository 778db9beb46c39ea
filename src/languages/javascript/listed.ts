import type { Listed, Listing } from '../../origin/listed.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
interface Lock {
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
}

/** What package.json asks for, and what npm's lock file says that it brings. Those of other package managers are not read. */
export const packagesListed: Listing = {
  files: ['package.json', 'package-lock.json'],
  read(texts) {
    const manifest = parsed<Manifest>(texts.get('package.json'));
    if (!manifest) return [];
    // Since they are bundled, packages may well stand among those for development.
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    const locked = Object.entries(parsed<Lock>(texts.get('package-lock.json'))?.packages ?? {}).flatMap(
      ([path, { version }]): Listed[] => {
        const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
        if (name === undefined) return [];
        return [{ name, ...(version !== undefined && { version }), isDirect: Object.hasOwn(asked, name) }];
      },
    );
    const others = Object.entries(asked).filter(([name]) => !locked.some((item) => item.name === name));
    return [...locked, ...others.map(([name, version]) => ({ name, version: String(version), isDirect: true }))];
  },
};

/** A file of another commit may hold anything. */
function parsed<T extends object>(text: string | undefined): T | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
