import type { Found, Toolchain } from './toolchain.js';

/**
 * The machine's Rust. Where it is rustup's, `rust-toolchain.toml` of the folder and `RUSTUP_TOOLCHAIN` choose the
 * version, and targets can be added.
 */
export const rust: Toolchain = {
  title: 'Rust',
  source: {
    kind: 'machine',
    probes: [
      { program: 'rustc', args: ['--version'] },
      { program: 'rustc', args: ['--print', 'sysroot'] },
      { program: 'cargo', args: ['--version'] },
    ],
    read([version = '', sysroot = '']) {
      const number = /^rustc (\S+)/.exec(version)?.[1];
      return number === undefined ? undefined : { version: number, folder: sysroot.trim().replaceAll('\\', '/') };
    },
    choose: (version) => ({ RUSTUP_TOOLCHAIN: version }),
    offline: { RUSTUP_AUTO_INSTALL: '0', CARGO_NET_OFFLINE: 'true' },
    decided: {
      environment: ['RUSTUP_TOOLCHAIN', 'RUSTUP_HOME', 'RUSTC', 'RUSTC_WRAPPER'],
      settings: ({ home }, env) => [`${env['RUSTUP_HOME'] || `${home}/.rustup`}/settings.toml`],
      above: ['rust-toolchain.toml', 'rust-toolchain', '.tool-versions', 'mise.toml'],
      program: ({ folder }) => `${folder}/bin/rustc`,
    },
    askers: [
      { file: 'rust-toolchain', version: /^(?!\s*\[)\s*(\S+)\s*$|^\s*channel\s*=\s*["']([^"']+)["']/m },
      { file: 'rust-toolchain.toml', version: /^\s*channel\s*=\s*["']([^"']+)["']/m },
    ],
    help: 'install Rust: https://rustup.rs/',
    targets: {
      folder: (target, { folder }) => `${folder}/lib/rustlib/${target}`,
      add(target, found) {
        const toolchain = rustupName(found);
        return toolchain === undefined
          ? undefined
          : { program: 'rustup', args: ['target', 'add', '--toolchain', toolchain, target] };
      },
      help: (target) =>
        `run \`rustup target add ${target}\`; a Rust that is not rustup's gets targets from where it came from, such as the distribution's package \`libstd-rust-dev-wasm32\``,
    },
  },
  bin: [],
};

/** rustup keeps each toolchain in a folder of its name; a Rust that lies elsewhere is not rustup's. */
const rustupName = ({ folder }: Found) => /\/toolchains\/([^/]+)$/.exec(folder)?.[1];
