import type { WitSource } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Location, Stop } from '../finding.js';
import type { Surface } from '../model.js';
import { nearest } from '../nearest.js';
import { onceFor } from '../once.js';
import { dirname, join } from '../path.js';
import { readWit, type WitReader } from '../project/wit-package.js';
import { surface } from '../project/world.js';
import { chosenVersion, type HostVersion, parseHost, versionsOf } from './host.js';
import { offeredTo } from './module-text.js';
import { offersPackage, worldsText } from './world.js';

/** A host as it is asked for: `NAME[@VERSION]`, or the path of a file. */
export interface HostReference {
  readonly text: string;
  /** The folder that a path starts from. */
  readonly from: string;
  /** Where the manifest asks for it. */
  readonly location?: Location;
}

/** Hosts that a command line names. */
export const fromHere = (texts: readonly string[]): readonly HostReference[] =>
  texts.map((text) => ({ text, from: '.' }));

/** A host with all that it offers, read. */
export interface OpenHost extends Omit<HostVersion, 'entries' | 'sources' | 'offers'> {
  /** As it was asked for, without the version. */
  readonly name: string;
  /** The ways in, each with its world. Of a host of core modules the exports are patterns. */
  readonly entries: readonly Entry[];
  /** The worlds of the ways in, each under the name of its entry. */
  readonly wit: WitSource;
  /** Of a host of core modules: what it offers, types by `MODULE NAME`. */
  readonly functions: ReadonlyMap<string, string>;
}

export interface Entry extends Surface {
  readonly name: string;
  readonly does?: string;
}

/** Reads a host. Stops when there is none, or something is wrong with it. */
export function openHost(reference: HostReference, reader: WitReader): Promise<OpenHost> {
  const path = isPath(reference.text) ? join(reference.from, reference.text) : undefined;
  return opened(reader.core)(path ?? reference.text, () =>
    path === undefined ? shipped(reference, reader) : own(path, reference, reader),
  );
}

const opened = onceFor();

const isPath = (text: string) => text.endsWith('.toml') || /[/\\]/.test(text);

async function shipped({ text, location }: HostReference, reader: WitReader): Promise<OpenHost> {
  const { files } = reader.platform;
  const folder = files.asset('hosts');
  const [name = '', track] = text.split('@');
  const known = (await files.list(folder)).flatMap((file) => /^(.*)\.toml$/.exec(file)?.[1] ?? []);
  const at = location && { location };
  if (!known.includes(name)) {
    const help = nearest(name, known) ?? `there are ${known.join(', ')}; a host of your own is the path of its file`;
    throw new Stop(error('host-unknown', `there is no host \`${name}\``, { ...at, help }));
  }
  const path = join(folder, `${name}.toml`);
  const versions = versionsOf(parseHost(path, await files.readText(path)));
  const host = chosenVersion(versions, track);
  if (!host) {
    const help = `it has: ${versions.map(({ version }) => `\`${name}@${version}\``).join(', ')}`;
    throw new Stop(error('host-unknown', `host \`${name}\` has no version \`${track}\``, { ...at, help }));
  }
  const read = (ending: string) => files.readText(join(folder, 'wit', `${name}-${host.version}.${ending}`));
  return host.takes === 'module'
    ? ofModules(name, host, offeredTo(await read('txt')))
    : ofComponents(name, host, only([{ path: `${name}.wit`, text: await read('wit') }]), reader);
}

/** A host of the user's own: its WIT lies beside its file. */
async function own(path: string, { text, location }: HostReference, reader: WitReader): Promise<OpenHost> {
  const { files } = reader.platform;
  if ((await files.kind(path)) !== 'file') {
    throw new Stop(error('path-missing', `there is no host \`${path}\``, { ...(location && { location }) }));
  }
  const document = parseHost(path, await files.readText(path));
  const [host] = versionsOf(document);
  if (!host) throw new RangeError('a host has at least one version');
  const name = /([^/\\]*?)(\.toml)?$/.exec(text)?.[1] ?? text;
  if (host.takes === 'module') return ofModules(name, host, new Map());
  const at = document.locate(['wit']);
  const wit = join(dirname(path), document.data.wit ?? 'wit');
  const source = await readWit(wit, reader, at);
  const resolved = reporting({ location: { file: wit } }, () => reader.core.wit.parse(source));
  const worlds = { path: `${path}.wit`, text: worldsText(host, [resolved]) };
  return ofComponents(name, host, only([worlds], [[...source.files], ...source.dependencies]), reader);
}

const only = (files: WitSource['files'], dependencies: WitSource['dependencies'] = []): WitSource => ({
  files,
  dependencies,
  features: { tag: 'only', val: [] },
});

function ofComponents(name: string, host: HostVersion, wit: WitSource, { core }: WitReader): OpenHost {
  const { entries, ...rest } = host;
  const resolved = reporting(
    {},
    () => core.wit.parse(wit),
    (message) => `host \`${name}\`: ${message}`,
  );
  const found = resolved.packages.find((one) => `${one.namespace}:${one.name}` === offersPackage);
  const worlds = [...(found?.worlds ?? [])].map((id) => resolved.worlds[id]);
  return {
    ...rest,
    name,
    wit,
    functions: new Map(),
    entries: Object.entries(entries).map(([name, { does }]) => ({
      name,
      ...(does !== undefined && { does }),
      ...surface(worlds.find((world) => world?.name === name)),
    })),
  };
}

function ofModules(name: string, host: HostVersion, functions: ReadonlyMap<string, string>): OpenHost {
  const { entries, ...rest } = host;
  return {
    ...rest,
    name,
    wit: only([]),
    functions,
    entries: Object.entries(entries).map(([name, { does, exports = [] }]) => ({
      name,
      ...(does !== undefined && { does }),
      imports: [],
      exports,
    })),
  };
}
