import type { HostVersion } from '../hosts/host.js';
import type { SourceData } from '../hosts/schema.js';
import { code, link, prose, table } from './markdown.js';

/** A host that comes with the program: its versions by its file. */
export interface KnownHost {
  readonly name: string;
  readonly site?: string | undefined;
  readonly versions: readonly HostVersion[];
}

/** The tables of `docs/hosts.md`. */
export function hostsTables(hosts: readonly KnownHost[]): Readonly<Record<string, string>> {
  return {
    hosts: table(['Host', 'Takes', 'Features', 'Limits', 'Its WIT'], hosts.flatMap(rows)),
    entries: entries(hosts),
  };
}

function rows({ name, site, versions }: KnownHost): string[][] {
  return versions.map(({ title, version, takes, features, limits = {}, sources = [] }) => [
    `${code(`${name}@${version}`)}<br>${site === undefined ? title : link(title, site)}`,
    takes === 'module' ? 'core modules' : 'components',
    (features ?? []).join(', '),
    Object.entries(limits)
      .flatMap(([what, limit]) =>
        limit ? [`${what}: ${limit.most.toLocaleString('en')} (${sourceLink(limit.source)})`] : [],
      )
      .join('<br>'),
    sources.map(sourceName).join('<br>'),
  ]);
}

const sourceLink = (source: string) => (source.startsWith('https://') ? link('source', source) : prose(source));

function sourceName({ crate, npm, python, version }: SourceData): string {
  const kind = crate ? 'crate' : npm ? 'npm' : 'PyPI';
  return `${kind} ${code(`${crate ?? npm ?? python} ${version}`)}`;
}

function entries(hosts: readonly KnownHost[]): string {
  const all = hosts.flatMap(({ name, versions }) =>
    versions.flatMap(({ version, entries }) =>
      Object.entries(entries).map(([entry, { does = '', world, exports = [] }]) => [
        code(`${name}@${version}`),
        code(entry),
        does,
        world === undefined ? exports.map(code).join(', ') || 'whatever it exports' : `world ${code(world)}`,
      ]),
    ),
  );
  return table(['Host', 'Way in', 'Calls it', 'Asks for'], all);
}
