import { readFileSync } from 'node:fs';

/** A project with a component in each language, each with a package of its own and one that is not to be inside. */
export const sources: Readonly<Record<string, string>> = {
  'wasmwright.toml': `[publish]
version = "3.0.0"
licenses = "Apache-2.0"

[components]
counter = { source = "counter", world = "counter", target = "wasm32-unknown-unknown" }
front = { source = "front", world = "front" }
going = { source = "going", world = "app" }
scripted = { source = "scripted", world = "app", toolchain = "componentize-qjs" }
snake = { source = "snake", world = "app" }
plain = { source = "plain", world = "app" }

[compositions]
both = { socket = "front", plugs = ["counter"] }
`,
  'wit/t.wit': `package t:t;

interface count {
  run: func() -> u32;
}

world app {
  export run: func() -> u32;
}

world counter {
  export count;
}

world front {
  import count;
  export run: func() -> u32;
}
`,
  'counter/Cargo.toml': `[package]
name = "counter"
version = "0.1.0"
edition = "2021"
license = "MIT/Apache-2.0"

[lib]
crate-type = ["cdylib"]

[dependencies]
itoa = "=1.0.15"
macros = { path = "../macros" }
wit-bindgen = { version = "=0.63.0", default-features = false, features = ["macros"] }

[dev-dependencies]
testing = { path = "../testing" }

[build-dependencies]
building = { path = "../building" }

[target.'cfg(windows)'.dependencies]
elsewhere = { path = "../elsewhere" }
`,
  'counter/Cargo.lock': readFileSync(new URL('counter.lock', import.meta.url), 'utf8'),
  'counter/build.rs': 'fn main() {}\n',
  'counter/src/lib.rs': `wit_bindgen::generate!({ path: "../wit", world: "counter" });

struct Counter;

impl exports::t::t::count::Guest for Counter {
    fn run() -> u32 {
        itoa::Buffer::new().format(12).len() as u32
    }
}

export!(Counter);
`,
  ...Object.fromEntries(
    ['building', 'elsewhere', 'macros', 'testing'].flatMap((name) => [
      [
        `${name}/Cargo.toml`,
        `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${name === 'macros' ? '[lib]\nproc-macro = true\n' : ''}`,
      ],
      [`${name}/src/lib.rs`, ''],
    ]),
  ),
  'front/front.c': '#include "front.h"\n\nuint32_t exports_front_run(void) { return t_t_count_run(); }\n',
  'going/go.mod': 'module example.com/going\n\ngo 1.25\n\nrequire github.com/pkg/errors v0.9.1\n',
  'going/go.sum': `github.com/pkg/errors v0.9.1 h1:FEBLx1zS214owpjy7qsBeixbURkuhQAwrK5UwLGTwt4=
github.com/pkg/errors v0.9.1/go.mod h1:bwawxfHBFNV+L2hUp1rHADufV3IMtnDRdf1r5NINEl0=
`,
  'going/export_wit_world/app.go': `package export_wit_world

import "github.com/pkg/errors"

func Run() uint32 { return uint32(len(errors.New("no").Error())) }
`,
  'scripted/package.json': JSON.stringify({
    name: 'scripted',
    version: '1.2.0',
    license: 'See LICENSE',
    type: 'module',
    main: 'app.js',
    dependencies: { ms: '2.1.3' },
    devDependencies: { wrappy: '1.0.2' },
  }),
  'scripted/package-lock.json': JSON.stringify({
    name: 'scripted',
    version: '1.2.0',
    lockfileVersion: 3,
    packages: {
      '': {
        name: 'scripted',
        version: '1.2.0',
        license: 'See LICENSE',
        dependencies: { ms: '2.1.3' },
        devDependencies: { wrappy: '1.0.2' },
      },
      'node_modules/ms': {
        version: '2.1.3',
        resolved: 'https://registry.npmjs.org/ms/-/ms-2.1.3.tgz',
        integrity: 'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
      },
      'node_modules/wrappy': {
        version: '1.0.2',
        resolved: 'https://registry.npmjs.org/wrappy/-/wrappy-1.0.2.tgz',
        integrity: 'sha512-l4Sp/DRseor9wL6EvV2+TuQn63dMkPjZ/sp9XkghTEbV9KlPS1xUsZ3u7/IQO4wxtcFB4bgpQPRcR3QCvezPcQ==',
        dev: true,
      },
    },
  }),
  'scripted/app.js': "import ms from 'ms';\n\nexport const run = () => ms('1s');\n",
  'snake/requirements.txt': 'six==1.17.0\n',
  'snake/app.py': `import six
import wit_world


class WitWorld(wit_world.WitWorld):
    def run(self):
        return len(six.__name__)
`,
  'plain/plain.wat': '(module (func (export "run") (result i32) i32.const 1))\n',
};
