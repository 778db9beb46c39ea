import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { has } from '../helpers/cli.js';
import { withFiles } from '../helpers/files.js';
import { withServer } from '../helpers/loopback.js';
import { beside, build, missingFor, project, skipped, type Told } from './shop.js';

const wat = { 'shop.wat': '(module\n  (func (export "greet-all") (param i32) (result i32)\n    local.get 0))\n' };
const goFiles = (version: string) => ({
  'go.mod': `module example.com/shop\n\ngo ${version}\n`,
  'export_wit_world/greet.go': 'package export_wit_world\n\nfunc GreetAll(n uint32) uint32 { return n }\n',
});
const rustFiles = { 'src/lib.rs': 'wit_bindgen::generate!({ path: "../wit", world: "small" });\n' };
const target = { rust: 'target = "wasm32-unknown-unknown"' };

/** A server that has nothing of what is asked for. */
const empty = <T>(work: (url: string) => Promise<T>) =>
  withServer((_, response) => {
    response.statusCode = 404;
    response.end();
  }, work);

/** A component was not tried, and says why; the other passed. */
function expectSkipped(told: Told, name: string, message: RegExp, at?: readonly [file: string, line: number]): void {
  const [finding, ...others] = told.findings.filter(({ severity }) => severity === 'error');
  expect(finding?.id).toBe('tool-missing');
  expect(finding?.message).toMatch(message);
  if (at) expect(finding?.location).toMatchObject({ file: at[0], line: at[1] });
  expect(others).toEqual([]);
  expect(told.components[name]).toMatchObject({ status: 'skipped', reason: finding?.message });
  expect(told.components['wat']?.status).toBe('passed');
  expect(told.code).toBe(2);
}

describe('a compiler that is not there', () => {
  test.each([
    ['rust', { ...beside['rust'], ...rustFiles }, /^Rust is needed, and `rustc` is not on PATH$/],
    ['go', goFiles('1.25'), /^Go 1\.25 is needed, and `go` is not on PATH$/],
  ] as const)('%s', (language, files, message) =>
    withFiles(project({ [language]: files, wat }, target, 'small'), async (cwd) => {
      // Node and Python alone.
      const bin = join(cwd, 'bin');
      await mkdir(bin);
      await symlink(process.execPath, join(bin, 'node'));
      await symlink(
        execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim(),
        join(bin, 'python3'),
      );
      expectSkipped(await build(cwd, { PATH: bin }), language, message);
    }),
  );
});

describe('a version that cannot be had', () => {
  const noGo = missingFor('go');
  test.skipIf(noGo !== undefined)(`of Go, which may not be downloaded${skipped(noGo)}`, () =>
    withFiles(project({ go: goFiles('1.999'), wat }, {}, 'small'), async (cwd) => {
      const told = await build(cwd, { GOTOOLCHAIN: 'local' });
      expectSkipped(told, 'go', /^Go 1\.999 or later is asked for, and the machine has 1\.\d+/, ['shop/go/go.mod', 3]);
    }),
  );

  test.skipIf(noGo !== undefined)(`of Go, which its proxy does not have${skipped(noGo)}`, () =>
    withFiles(project({ go: goFiles('1.999'), wat }, {}, 'small'), (cwd) =>
      empty(async (url) => {
        const env = { GOTOOLCHAIN: 'auto', GOPROXY: url, GOMODCACHE: join(cwd, 'modules'), GONOSUMDB: '*' };
        const told = await build(cwd, env);
        expectSkipped(told, 'go', /^Go 1\.999 cannot be used: `go env/, ['shop/go/go.mod', 3]);
        expect(told.findings[0]?.notes?.join('\n')).toMatch(/go1\.999/);
      }),
    ),
  );

  const files = { ...rustFiles, 'rust-toolchain.toml': '[toolchain]\nchannel = "1.999.0"\n' };
  const isRustup = missingFor('rust') === undefined;
  test.skipIf(!isRustup)(
    `of Rust, which no server has${isRustup ? '' : ' (skipped: no rustc on PATH)'}`,
    async (context) => {
      context.skip(!(await has('rustup', '--version')), 'no rustup on PATH');
      await withFiles(project({ rust: files, wat }, target, 'small'), (cwd) =>
        empty(async (url) => {
          const told = await build(cwd, { RUSTUP_DIST_SERVER: url, RUSTUP_AUTO_INSTALL: '1' });
          expectSkipped(told, 'rust', /^Rust 1\.999\.0 cannot be used: `rustc --version` exited with 1$/, [
            'shop/rust/rust-toolchain.toml',
            2,
          ]);
          expect(told.findings[0]?.notes?.join('\n')).toMatch(/1\.999\.0/);
        }),
      );
    },
  );
});
