import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Context } from '../stages/context.js';
import { requirement, type WheelPin } from '../toolchains/pin.js';
import type { WheelSource } from '../toolchains/toolchain.js';
import { download } from './download.js';
import type { Asked, Kind } from './kind.js';
import { shippedPin } from './pins.js';
import { runInstaller } from './run.js';

export const wheel: Kind<WheelSource, WheelPin> = {
  /** pip takes the wheel only if its SHA-256 is one of those recorded. */
  async install({ title, source }, pin, folder, context) {
    const { files, machine } = context.platform;
    const list = join(folder, 'requirements.txt');
    await files.write(list, requirement(source.package, pin));
    const args = [
      '-m',
      'pip',
      'install',
      '--require-hashes',
      '--no-deps',
      '--only-binary=:all:',
      '--no-compile',
      '--disable-pip-version-check',
      '--quiet',
      '--target',
      folder,
      '--requirement',
      list,
    ];
    await runInstaller(`${title} ${pin.version}`, { program: machine.python, args }, 'pip', context);
  },

  async resolve(tool, { version: wished }, context) {
    const { title, source } = tool;
    const wheels = await wheelsOf(tool, context);
    const version = wished ?? newest(wheels);
    const own = wheels.filter((wheel) => wheel.version === version);
    if (version === undefined || own.length === 0) {
      throw new Stop(error('tool-install', `PyPI has no wheel of ${source.package} ${version ?? ''}`.trim()));
    }
    const shipped = await shippedPin(tool.id, context.platform);
    if (shipped?.kind === 'wheel' && shipped.version === version) mustBeKnown(title, own, shipped);
    return {
      source: 'wheel',
      version,
      checksums: Object.fromEntries(own.map(({ file, hash }) => [file, `sha256:${hash}`])),
    };
  },
};

interface Wheel {
  readonly file: string;
  readonly version: string;
  readonly hash: string;
}

/** What the package index has (Simple Repository API, PEP 691), in its order. */
async function wheelsOf({ title, source }: Asked<WheelSource>, context: Context): Promise<Wheel[]> {
  const url = `${(await indexOf(context)).replace(/\/+$/, '')}/${source.package}/`;
  const accept = 'application/vnd.pypi.simple.v1+json';
  const body = await download({ url, headers: { accept }, limit: 64_000_000 }, title, context);
  const { files } = parsed(body, url) as {
    files?: { filename: string; hashes: { sha256?: string }; yanked?: unknown }[];
  };
  return (files ?? []).flatMap(({ filename: file, hashes, yanked }) => {
    // NAME-VERSION-PYTHON-ABI-PLATFORM.whl
    const version = /^[^-]+-([^-]+)-.*\.whl$/.exec(file)?.[1];
    return version !== undefined && hashes.sha256 !== undefined && !yanked
      ? [{ file, version, hash: hashes.sha256 }]
      : [];
  });
}

function parsed(body: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    const help = 'name one that knows the JSON form of the Simple Repository API in PIP_INDEX_URL';
    throw new Stop(error('tool-install', `\`${url}\` does not answer as a package index does`, { help }));
  }
}

/** The index that pip is set to. */
async function indexOf({ platform, signal }: Context): Promise<string> {
  const { env, machine, processes } = platform;
  if (env['PIP_INDEX_URL']) return env['PIP_INDEX_URL'];
  const command = { program: machine.python, args: ['-m', 'pip', 'config', 'get', 'global.index-url'] };
  const exit = await processes.run(command, signal).catch(() => undefined);
  return (exit?.code === 0 && exit.stdout.trim()) || 'https://pypi.org/simple';
}

/** The last of the released versions: those of three or more numbers and nothing else. */
function newest(wheels: readonly Wheel[]): string | undefined {
  const released = wheels.map(({ version }) => version).filter((version) => /^\d+(\.\d+)*$/.test(version));
  return released.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}

/** What was released once does not change. */
function mustBeKnown(title: string, wheels: readonly Wheel[], shipped: WheelPin): void {
  const strange = wheels.filter(({ hash }) => !shipped.hashes.includes(hash));
  if (strange.length === 0) return;
  const message = `the package index has other wheels of ${title} ${shipped.version} than this release knows`;
  throw new Stop(error('tool-install', message, { notes: strange.map(({ file, hash }) => `${file}: sha256:${hash}`) }));
}
