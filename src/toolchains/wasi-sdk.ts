import type { MachineKind, Toolchain } from './toolchain.js';

/** Clang with the sysroots of WASI, for C and C++. */
export const wasiSdk: Toolchain = {
  title: 'wasi-sdk',
  version: '27.0',
  megabytes: 500,
  source: {
    kind: 'archive',
    archive(version, machine) {
      const platform = platformOf(machine);
      if (platform === undefined) return undefined;
      const folder = `wasi-sdk-${version}-${platform}`;
      const release = `wasi-sdk-${version.split('.')[0]}`;
      return { url: `https://github.com/WebAssembly/wasi-sdk/releases/download/${release}/${folder}.tar.gz`, folder };
    },
  },
  bin: ['bin'],
};

function platformOf({ os, arch }: MachineKind): string | undefined {
  const [system, processor] = [
    { linux: 'linux', darwin: 'macos', win32: 'windows' }[os],
    { x64: 'x86_64', arm64: 'arm64' }[arch],
  ];
  return system && processor && `${processor}-${system}`;
}
