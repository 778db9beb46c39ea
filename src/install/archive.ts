import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import { ProgramNotFound } from '../platform/platform.js';
import { sha256 } from '../report.js';
import type { Context } from '../stages/context.js';
import { tools } from '../toolchains/index.js';
import { lockedVersion, machineName } from '../toolchains/lock.js';
import type { ArchivePin } from '../toolchains/pin.js';
import type { Archive, ArchiveSource, Toolchain } from '../toolchains/toolchain.js';
import { download } from './download.js';
import type { Asked, Kind } from './kind.js';

/** The most bytes that an archive may have. */
const limit = 2_000_000_000;

export const archive: Kind<ArchiveSource, ArchivePin> = {
  async install(tool, pin, folder, context) {
    const { files } = context.platform;
    const what = `${tool.title} ${pin.version}`;
    const { url, folder: inner } = archiveOf(tool, pin.version, context);
    const bytes = await fetchArchive(url, what, context);
    const hash = sha256(bytes);
    if (hash !== pin.hash) throw new Stop(changed(what, url, pin.hash, hash));
    const unpacked = join(folder, 'unpacked');
    await files.write(join(unpacked, packed(url)), bytes);
    await unpack(what, packed(url), unpacked, context);
    for (const name of await files.list(join(unpacked, inner))) {
      await files.rename(join(unpacked, inner, name), join(folder, name));
    }
    await files.remove(unpacked);
  },

  /** Takes what is there for what it should be, and holds everybody to it from then on. */
  async resolve(tool, { version: wished, before }, context) {
    const version = wished ?? (tools[tool.id] as Toolchain).version ?? '';
    const { url } = archiveOf(tool, version, context);
    const hash = sha256(await fetchArchive(url, `${tool.title} ${version}`, context));
    const machine = machineName(context.platform.machine);
    const known = before?.source === 'archive' && lockedVersion(before) === version ? before.checksums : {};
    const recorded = known[machine]?.replace('sha256:', '');
    if (recorded !== undefined && recorded !== hash)
      throw new Stop(changed(`${tool.title} ${version}`, url, recorded, hash));
    return { source: 'archive', version, checksums: { ...known, [machine]: `sha256:${hash}` } };
  },
};

function archiveOf({ title, source }: Asked<ArchiveSource>, version: string, { platform }: Context): Archive {
  const found = source.archive(version, platform.machine);
  if (found) return { ...found, url: mirrored(found.url, platform.env['WASMWRIGHT_ARCHIVE_MIRROR']) };
  throw new Stop(error('tool-install', `there is no ${title} ${version} for ${machineName(platform.machine)}`));
}

/** A mirror has the files of each server in a folder of its name. */
function mirrored(url: string, mirror: string | undefined): string {
  if (!mirror) return url;
  const { host, pathname } = new URL(url);
  return `${mirror.replace(/\/+$/, '')}/${host}${pathname}`;
}

const fetchArchive = (url: string, what: string, context: Context) => download({ url, limit }, what, context);

const packed = (url: string) => `packed${/\.(?:zip|tar\.\w+)$/.exec(url)?.[0] ?? ''}`;

/** In the folder itself: some programs take `C:` for the name of another machine. */
async function unpack(what: string, name: string, folder: string, { platform, signal }: Context): Promise<void> {
  const zip = name.endsWith('.zip') && platform.machine.os !== 'win32';
  const command = zip ? { program: 'unzip', args: ['-q', name] } : { program: 'tar', args: ['-xf', name] };
  const exit = await platform.processes.run({ ...command, cwd: folder }, signal).catch((failure: unknown) => {
    if (!(failure instanceof ProgramNotFound)) throw failure;
    const help = `install \`${failure.program}\` with the package manager of this system`;
    throw new Stop(
      error('tool-missing', `${what} needs \`${failure.program}\` to be unpacked, which is not on PATH`, { help }),
    );
  });
  if (exit.code === 0 || signal.aborted) return;
  throw new Stop(
    error(
      'tool-install',
      `${what} could not be unpacked: \`${command.program}\` exited with ${exit.code ?? 'a signal'}`,
      {
        notes: exit.output.trim().split('\n').slice(-12),
      },
    ),
  );
}

function changed(what: string, url: string, expected: string, actual: string) {
  return error('tool-install', `${what} is not what was recorded: the archive has another checksum`, {
    notes: [`from ${url}`, `recorded sha256:${expected}`, `got      sha256:${actual}`],
    help: 'do not use it before it is clear why; a broken transfer is another one the next time',
  });
}
