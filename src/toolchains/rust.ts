import type { MachineTool } from './toolchain.js';

/** Rust's compiler with cargo. Where rustup has installed it, rust-toolchain.toml chooses the version, and targets are to be had. */
export const rust: MachineTool = {
  title: 'Rust',
  source: {
    kind: 'machine',
    program: () => 'cargo',
    args: ['--version'],
    // The first that makes components of `wasm32-wasip2`.
    oldest: '1.82.0',
    choose: (version) => ({ RUSTUP_TOOLCHAIN: version }),
    help: 'install it with rustup: https://rustup.rs/',
    targets: {
      folder: (target) => ['rustc', '--print', 'target-libdir', '--target', target],
      add: (target) => ['rustup', 'target', 'add', target],
      help: (target) =>
        `\`rustup target add ${target}\` installs it; a Rust of a distribution has packages for its targets, such as libstd-rust-dev-wasm32`,
    },
  },
};
