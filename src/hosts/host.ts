import { error, Stop } from '../finding.js';
import { type Document, readToml } from '../project/toml.js';
import { isOlder } from '../project/versions.js';
import { type EntryData, type HostData, hostSchema, type VersionData } from './schema.js';

/** One version of a host, as its file has it. */
export interface HostVersion extends VersionData {
  /** None: a host of one's own, of which there is one. */
  readonly version?: string;
  readonly title: string;
  readonly takes: 'component' | 'module';
  readonly note?: string;
  readonly entries: Readonly<Record<string, EntryData>>;
}

/** Reads the file of a host. Stops with everything that is wrong with it. */
export function parseHost(file: string, text: string): Document<HostData> {
  const document = readToml(file, text, { schema: hostSchema, called: 'the host', invalid: 'host-invalid' });
  const { data, locate } = document;
  const refuse = (message: string, ...path: string[]) =>
    new Stop(error('host-invalid', message, { location: locate(path) }));
  if (data.versions && data.entries) {
    throw refuse('`versions` and `entries` exclude each other: what differs by version is in its table', 'entries');
  }
  const all = data.versions ? Object.entries(data.versions) : [['', data] as const];
  for (const [version, { entries }] of all) {
    const place = version === '' ? [] : ['versions', version];
    if (Object.keys(entries ?? {}).length === 0) {
      throw refuse(`\`${[...place, 'entries'].join('.')}\` is missing: what calls a component there`, ...place);
    }
  }
  return document;
}

/** The versions of a host, the newest first. */
export function versionsOf({ data }: Document<HostData>): readonly HostVersion[] {
  const { title, takes = 'component', note, versions, ...own } = data;
  const common = { title, takes, ...(note !== undefined && { note }) };
  if (!versions) return [{ ...common, ...own, entries: own.entries ?? {} }];
  return Object.entries(versions)
    .sort(([a], [b]) => (isOlder(a, b) ? 1 : -1))
    .map(([version, data]) => ({ ...common, ...data, version, entries: data.entries ?? {} }));
}

/** The newest version of those on a track: `4` has `4.1`; without a track the newest of all. */
export function chosenVersion(versions: readonly HostVersion[], track?: string): HostVersion | undefined {
  return versions.find(
    ({ version = '' }) => track === undefined || version === track || version.startsWith(`${track}.`),
  );
}
