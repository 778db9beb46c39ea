import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { core, wit } from '../core/core.js';
import { wasmwright } from '../helpers/cli.js';
import { pusher } from '../registry/push.js';

/** A project in a folder of its own, and a user whose packages of `acme` lie in a registry. */
export function projectOf(host: string, files: Record<string, string>) {
  const home = mkdtempSync(join(tmpdir(), 'wasmwright-wit-'));
  const root = join(home, 'project');
  const place = (registry: string) => `{ registry = "${registry}", namespacePrefix = "wit/" }`;
  const settle = (registry: string) =>
    writeFileSync(
      join(home, 'wkg-config.toml'),
      `[namespace_registries]
acme = { registry = "acme.test", metadata = { preferredProtocol = "oci", oci = ${place(registry)} } }
[registry."acme.test".oci]
protocol = "http"
auth = { username = "ada", password = "geheim" }
`,
    );
  const env = { WKG_CONFIG_FILE: join(home, 'wkg-config.toml'), WKG_CACHE_DIR: join(home, 'cache') };
  const write = (written: Record<string, string>) => {
    for (const [path, text] of Object.entries(written)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  settle(host);
  write(files);
  return {
    root,
    env,
    write,
    /** Moves the packages to another registry, under the same name. */
    settle,
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    has: (path: string) => existsSync(join(root, path)),
    remove: (path: string) => rmSync(join(root, path), { recursive: true, force: true }),
    /** All files with their texts, but for what the program keeps for itself. */
    tree: (): Record<string, string> => treeOf(root),
    /** `wasmwright wit fetch`: the exit code, and what its document says. */
    async fetch(...options: string[]) {
      const { code, stdout, stderr } = await wasmwright(['wit', 'fetch', ...options, '--format', 'json'], {
        cwd: root,
        env,
      });
      const document = JSON.parse(stdout) as Told;
      const ids = document.findings.map(({ id }) => id);
      return { code, stderr, ids, ...document };
    },
    /** `wkg wit fetch`: the exit code, and what it says. */
    wkg() {
      const done = spawnSync('wkg', ['wit', 'fetch'], { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
      return { code: done.status, said: done.stdout + done.stderr };
    },
    end: () => rmSync(home, { recursive: true, force: true }),
  };
}

interface Told {
  readonly packages?: readonly Record<string, unknown>[];
  readonly written?: readonly string[];
  readonly drift?: readonly Record<string, unknown>[];
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly message: string;
    readonly notes?: readonly string[];
    readonly help?: string;
    readonly location?: { readonly file: string; readonly line?: number };
  }[];
}

function treeOf(folder: string, under = ''): Record<string, string> {
  const names = readdirSync(join(folder, under)).filter((name) => name !== '.wasmwright');
  return Object.assign(
    {},
    ...names.map((name) => {
      const path = under === '' ? name : `${under}/${name}`;
      if (statSync(join(folder, path)).isDirectory()) return treeOf(folder, path);
      return { [path]: readFileSync(join(folder, path), 'utf8') };
    }),
  );
}

/** Publishes WIT as wkg does, at the version that it has or that is given. Gives the digest of its content. */
export async function publish(host: string, text: string, dependencies: string[] = [], authorization?: string) {
  const [, name = '', version = ''] = /package acme:([a-z-]+)@(\S+);/.exec(text) ?? [];
  const push = pusher(host, `wit/acme/${name}`, authorization);
  const bytes = core.wit.encode(wit(text, dependencies));
  await push.wasm(version, bytes);
  return (await push.blob(bytes, 'application/wasm')).digest;
}

/** Packages that depend on each other. */
export const packages = {
  io: (version = '0.2.0') => `package acme:io@${version};
/// errors
interface error { resource error { f: func() -> string; } }
@since(version = 0.2.0)
interface streams { use error.{error}; variant kind { failed(error), closed } read: func() -> result<u32, kind>; }
interface poll { p: func(); }`,
  kv: (version = '0.1.0', io = '0.2.0') => `/// keys and values
package acme:kv@${version};
/// the store
interface store { use acme:io/streams@${io}.{kind}; get: func(key: string) -> result<string, kind>; }
world service { export store; }`,
};

export const app = (...imports: string[]) =>
  `package acme:app@1.0.0;\n\nworld app {\n${imports.map((name) => `  import ${name};\n`).join('')}}\n`;
