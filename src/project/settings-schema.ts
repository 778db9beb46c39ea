import * as z from 'zod/mini';
import { profiles, type SettingId } from '../languages/settings.js';
import { describe } from './describe.js';

const texts = z.array(z.string());

const optionName = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be made of letters, digits and `_`'));

export const profileSchema = describe(
  z.optional(z.enum(profiles)),
  '`release` (the default): small, with the debug file beside the component. `debug`: not optimized, with everything inside.',
);

/** The settings of a component's build, as keys of its table. */
export const settingsShape = {
  toolchain: describe(
    z.optional(z.string()),
    'What compiles it, where its language has several. C and C++: `zig`, `wasi-sdk` or `clang`; JavaScript and TypeScript: `componentize-js` or `componentize-qjs`; Go: `go` or `tinygo`.',
  ),
  target: describe(
    z.optional(z.string()),
    'Rust: the target that cargo builds for, `wasm32-wasip2`, `wasm32-wasip1` or `wasm32-unknown-unknown`, which imports no WASI.',
  ),
  features: describe(z.optional(texts), 'Rust: features of the crate. Go: build tags.'),
  options: describe(
    z.optional(z.record(optionName, z.union([z.string(), z.number(), z.boolean()]))),
    'C and C++: options by name, `{ WITH_LOG = true }`. CMake gets each as a cache variable, make as a variable, and the compiler of plain sources as a macro.',
  ),
  wasi: describe(
    z.optional(z.string()),
    '`host` asks the host for WASI, `stub` puts a stub of it inside. Python: `host` unless it is said. JavaScript and TypeScript: without it, a stub of what the world does not ask for.',
  ),
  build: describe(
    z.optional(z.union([z.string(), texts])),
    'A command that leaves a component, or a core module, as `artifact`. It is started in `source`, without a shell.',
  ),
  artifact: describe(
    z.optional(z.string()),
    'The file that a `build` or make leaves, relative to `source`; with CMake, whose executable it is where there are several.',
  ),
  inputs: describe(
    z.optional(texts),
    'Files that the build reads and that nothing else shows, as globs relative to `source`: the component is built again when one of them changes. What a `build`, CMake or make has built is kept only where this is given, since they may read anything.',
  ),
} as const satisfies Record<SettingId, unknown>;
