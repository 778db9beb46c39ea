import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import type { Finding } from '../../src/finding.js';
import { wasmwright } from '../helpers/cli.js';
import { ofMachine } from '../helpers/machine.js';

/** A world with all that sources may lack: a function of its own, and an interface with functions and a resource. */
export const wit = `package demo:shop@1.2.0;

interface catalog {
  find-item: func(name: string) -> result<u32, string>;
  count-all: func() -> u32;
  resource basket {
    constructor();
    add: func(n: u32);
    grand-total: static func() -> u32;
  }
}

world shop {
  export catalog;
  export greet-all: func(n: u32) -> u32;
}

world small {
  export greet-all: func(n: u32) -> u32;
}
`;

/** Components, each with its world and what else its manifest says. */
export const manifest = (components: Readonly<Record<string, string>>) =>
  Object.entries(components)
    .map(([name, settings]) => `[components.${name}]\n${settings}\n`)
    .join('\n');

/** What each language has beside its sources. */
export const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rust: {
    'Cargo.toml': `[package]
name = "shop"
version = "0.1.0"
edition = "2021"

[lib]
crate-type = ["cdylib"]

[dependencies]
wit-bindgen = "0.63.0"
`,
  },
  go: { 'go.mod': 'module example.com/shop\n\ngo 1.25\n' },
  javascript: { 'package.json': '{ "type": "module", "main": "shop.js" }\n' },
  typescript: { 'package.json': '{ "type": "module", "main": "shop.ts" }\n' },
};

/** A project called `shop`, in the folder that a run starts from. */
export function project(
  components: Readonly<Record<string, Readonly<Record<string, string>>>>,
  settings: Readonly<Record<string, string>> = {},
  world = 'shop',
): Record<string, string> {
  const names = Object.keys(components);
  const told = names.map((name) => [name, `world = "wit#${world}"\n${settings[name] ?? ''}`]);
  const files = names.flatMap((name) =>
    Object.entries({ ...beside[name], ...components[name] }).map(([path, text]) => [`shop/${name}/${path}`, text]),
  );
  return {
    'shop/wit/shop.wit': wit,
    'shop/wasmwright.toml': manifest(Object.fromEntries(told)),
    ...Object.fromEntries(files),
  };
}

export interface Told {
  readonly code: number;
  readonly findings: readonly Finding[];
  readonly components: Readonly<Record<string, { readonly status: string; readonly reason?: string }>>;
}

/** Builds the project, and gives what the report says of it. */
export async function build(cwd: string, env: Record<string, string> = {}, ...more: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await wasmwright(['build', 'shop', '--format', 'json', ...more], { cwd, env });
  const report = read(stdout, stderr);
  const { components, findings } = report;
  return { code, findings, components: Object.fromEntries(components.map((component) => [component.name, component])) };
}

function read(
  stdout: string,
  stderr: string,
): {
  findings: Finding[];
  components: { name: string; status: string; reason?: string }[];
} {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`it gave no report:\n${stdout}${stderr}`);
  }
}

/** The findings about a component that say what is wrong, and not only that it did not build. */
export const about = ({ findings }: Pick<Told, 'findings'>, component: string) =>
  findings.filter((finding) => finding.component === component && finding.id !== 'build-failed');

const options: SpawnSyncOptions = { stdio: 'ignore' };

/** What a language needs of the machine and is not there; none: nothing. */
export function missingFor(language: string): string | undefined {
  const needed = language === 'cmake' || language === 'make' ? ([language, '--version'] as const) : ofMachine[language];
  if (needed === undefined) return undefined;
  const [program, argument] = needed;
  return spawnSync(program, [argument], options).status === 0 ? undefined : program;
}

export const skipped = (program: string | undefined) =>
  program === undefined ? '' : ` (skipped: no ${program} on PATH)`;
