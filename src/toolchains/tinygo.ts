import type { MachineKind, Toolchain } from './toolchain.js';

/** Small WebAssembly of Go. It needs Go on the machine beside it. */
export const tinygo: Toolchain = {
  title: 'TinyGo',
  version: '0.41.1',
  megabytes: 400,
  source: {
    kind: 'archive',
    archive(version, machine) {
      const platform = platformOf(machine);
      if (platform === undefined) return undefined;
      const file = `tinygo${version}.${platform}.${machine.os === 'win32' ? 'zip' : 'tar.gz'}`;
      return { url: `https://github.com/tinygo-org/tinygo/releases/download/v${version}/${file}`, folder: 'tinygo' };
    },
    machine: {
      kind: 'machine',
      probes: [
        { program: 'tinygo', args: ['version'] },
        { program: 'tinygo', args: ['env', 'TINYGOROOT'] },
      ],
      read([answer = '', root = '']) {
        const version = /^tinygo version (\d[^\s-]*)/.exec(answer)?.[1];
        return version === undefined ? undefined : { version, folder: root.trim().replaceAll('\\', '/') };
      },
      choose: () => ({}),
      offline: {},
      decided: { environment: ['TINYGOROOT'], settings: () => [], above: [], program: () => undefined },
      askers: [],
      help: 'install TinyGo: https://tinygo.org/getting-started/install/',
    },
  },
  bin: ['bin'],
};

/** In Go's names. */
function platformOf({ os, arch }: MachineKind): string | undefined {
  const [system, processor] = [
    { linux: 'linux', darwin: 'darwin', win32: 'windows' }[os],
    { x64: 'amd64', arm64: 'arm64' }[arch],
  ];
  return system && processor && `${system}-${processor}`;
}
