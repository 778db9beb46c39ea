import type { Toolchain } from './toolchain.js';

/** The machine's Go. `toolchain` and `go` of the folder's go.mod and `GOTOOLCHAIN` choose the version, which Go downloads itself. */
export const go: Toolchain = {
  title: 'Go',
  source: {
    kind: 'machine',
    probes: [{ program: 'go', args: ['env', 'GOVERSION', 'GOROOT'] }],
    read([answer = '']) {
      const [version = '', root = ''] = answer.trim().split(/\r?\n/);
      const number = /^go(\d\S*)/.exec(version)?.[1];
      return number === undefined ? undefined : { version: number, folder: root.replaceAll('\\', '/') };
    },
    choose: (version) => ({ GOTOOLCHAIN: `go${version}` }),
    offline: { GOPROXY: 'off' },
    decided: {
      environment: ['GOTOOLCHAIN', 'GOENV', 'GOROOT', 'GOWORK', 'GOFLAGS'],
      settings: ({ settings }, env) => [env['GOENV'] || `${settings}/go/env`],
      above: ['go.mod', 'go.work', '.tool-versions', 'mise.toml'],
      program: ({ folder }) => `${folder}/bin/go`,
    },
    askers: [{ file: 'go.mod', version: /^go[ \t]+(\d\S*)/m, orLater: true }],
    help: 'install Go: https://go.dev/dl/',
  },
  bin: [],
};
