import { type Fetched, fetchDependencies, subjectsIn } from '../dependencies/fetch.js';
import { fullName } from '../dependencies/named.js';
import { error, Stop } from '../finding.js';
import { inTurn } from '../turn.js';
import type { Asked, Command } from './command.js';

/** A package that lies in `deps` because WIT names it. */
interface Package {
  readonly name: string;
  readonly version?: string;
  readonly digest?: string;
  readonly registry?: string;
  /** Where the version comes from: the lock, the registry now, or `wkg.toml`. */
  readonly from: 'lock' | 'resolved' | 'override';
  /** For an override, what stands in its place. */
  readonly path?: string;
  /** The packages that are inside of it. */
  readonly brings?: readonly string[];
}

/** Fills `wit/deps` of a project from registries, and keeps in `wkg.lock` what was taken. */
export const witFetch: Command = async ({ subject = '.', ...asked }, { core, ...setting }) => {
  mustAgree(asked);
  const surroundings = { ...setting, core: await core() };
  const subjects = await subjectsIn(subject, setting.platform.files);
  const fetched = await inTurn(subjects.root, setting, () => fetchDependencies(subjects, asked, surroundings));
  const packages = packagesOf(fetched);
  const { written, drift, findings } = fetched;
  const document = { packages, written, ...(asked.check && { drift }) };
  return { text: textOf(packages, fetched), document, findings };
};

function mustAgree({ offline = false, locked = false, update = false, check = false }: Asked): void {
  const clash = [
    ['--update', '--locked', update && locked],
    ['--update', '--offline', update && offline],
    ['--check', '--offline', check && offline],
  ].find(([, , both]) => both);
  if (clash) throw new Stop(error('usage', `\`${clash[0]}\` and \`${clash[1]}\` exclude each other`));
}

function packagesOf({ taken, locals }: Fetched): readonly Package[] {
  const fetched = taken.map((one): Package => {
    const { name, version, digest, registry, from, texts } = one;
    const brings = from === 'kept' ? [] : [...texts].slice(1).map((text) => fullName(text as { name: string }));
    return {
      name,
      version,
      digest,
      ...(registry !== undefined && { registry }),
      from: from === 'kept' ? 'lock' : from,
      ...(brings.length > 0 && { brings }),
    };
  });
  const overrides = locals.map(
    ({ name, version, path }): Package => ({ name, ...(version && { version }), from: 'override', path }),
  );
  return [...fetched, ...overrides].sort((a, b) => (fullName(a) < fullName(b) ? -1 : 1));
}

const verbs = { lock: 'Locked', resolved: 'Resolved', override: 'Override' };
const published = {
  same: 'is what is published',
  differs: 'is published with other text',
  no: 'is not published',
  unknown: 'has no registry to be looked for in',
};

function textOf(packages: readonly Package[], { written, drift }: Fetched): string {
  const line = (verb: string, what: string) => `${verb.padStart(12)}  ${what}`;
  const lines = [
    ...packages.map(({ name, version, registry, path, from, brings = [] }) => {
      const inside = brings.length > 0 ? `, with ${brings.join(', ')}` : '';
      return line(verbs[from], `${[name, version].filter(Boolean).join(' ')} from ${path ?? registry}${inside}`);
    }),
    ...written.map((folder) => line('Written', folder)),
    ...drift.map(({ name, version, published: is }) => line('Compared', `${name} ${version} ${published[is]}`)),
  ];
  return lines.length > 0 ? lines.join('\n') : 'No packages are needed.';
}
