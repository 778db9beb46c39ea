import { literal } from '../../patterns.js';
import type { Hash, Inspected, Material, Materials } from '../../sbom/materials.js';
import { own } from '../../sbom/produced.js';
import { purl } from '../../sbom/purl.js';

/** A module that is linked. */
interface Module {
  readonly path: string;
  readonly version?: string;
  /** `h1:…` of go.sum. */
  readonly sum?: string;
}

/** Go's own compiler writes the modules that it links into the binary. TinyGo does not: there the go command is asked. */
export async function goMaterials(asked: Inspected, isTiny: boolean): Promise<Materials> {
  const manifest = (await asked.read('go.mod')) ?? '';
  const runtime = isTiny ? tinyRuntime(asked) : [standardLibrary(asked)];
  const refs = runtime.map(({ ref }) => ref);
  const modules = isTiny ? await askedOfGo(asked) : modulesIn(asked.binary);
  if (!Array.isArray(modules)) {
    return { all: runtime, untold: [modules?.untold ?? 'the binary does not name its modules'] };
  }
  const isOwn = ({ path }: Module) =>
    path === 'wit_component' || new RegExp(`^module\\s+"?${literal(path)}"?\\s*$`, 'm').test(manifest);
  const found: readonly Module[] = modules.filter((module) => !isOwn(module));
  const isAskedFor = ({ path }: Module) =>
    path === bindings ||
    new RegExp(`^\\s*(?:require\\s+)?"?${literal(path)}"?\\s+v\\S+(?!.*// indirect)`, 'm').test(manifest);
  return {
    all: [...found.map(material), ...runtime],
    direct: [...found.filter(isAskedFor).map((module) => material(module).ref), ...refs],
  };
}

/** The runtime of the bindings. */
const bindings = 'go.bytecodealliance.org/pkg';

/** What stands around the list of modules in a binary (`cmd/go/internal/modload/build.go`). */
const [start, end] = ['3077af0c9274080241e1c107e6d618e6', 'f932433186182072008242104116d8f2'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** The modules that a binary says are linked; none: it does not say. */
export function modulesIn(binary: Uint8Array): Module[] | undefined {
  const bytes = Buffer.from(binary.buffer, binary.byteOffset, binary.length);
  const from = bytes.indexOf(start ?? '');
  const to = bytes.indexOf(end ?? '', from);
  if (from < 0 || to < 0) return undefined;
  const modules: Module[] = [];
  for (const line of bytes.toString('utf8', from + 16, to).split('\n')) {
    const [kind, path = '', version = '', sum = ''] = line.split('\t');
    const module = { path, ...(/^v/.test(version) && { version }), ...(sum !== '' && { sum }) };
    if (kind === 'dep') modules.push(module);
    // What stands in for the one before.
    if (kind === '=>') {
      const replaced = modules.pop()?.path ?? path;
      modules.push({ ...module, path: isPath(path) ? replaced : path });
    }
  }
  return modules;
}

const isPath = (path: string) => /^\.{0,2}\/|^[A-Za-z]:/.test(path);

/** The modules of the packages that are compiled, with what TinyGo says of the target (`targets/wasip2.json`). */
async function askedOfGo({
  settings,
  folder,
  read,
  ask,
  isOffline,
}: Inspected): Promise<Module[] | { untold: string }> {
  const tags = ['tinygo', 'tinygo.wasm', 'wasip2', ...(settings.features ?? [])];
  const answer = await ask({
    program: 'go',
    args: [
      'list',
      '-deps',
      '-f',
      '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}',
      `-tags=${tags.join(',')}`,
      '.',
    ],
    cwd: folder,
    env: {
      GOOS: 'linux',
      GOARCH: 'arm',
      CGO_ENABLED: '0',
      GOWORK: 'off',
      GOFLAGS: '',
      ...(isOffline && { GOPROXY: 'off' }),
    },
  });
  if ('failure' in answer) return { untold: `\`go list\` does not say its modules: ${answer.failure}` };
  const sums = (await read('go.sum')) ?? '';
  const lines = new Set(answer.stdout.split('\n').filter((line) => line !== ''));
  return [...lines].map((line) => {
    const [path = '', version = ''] = line.split(' ');
    const sum = sums
      .split('\n')
      .find((entry) => entry.startsWith(`${path} ${version} h1:`))
      ?.split(' ')[2];
    return { path, ...(version !== '' && { version }), ...(sum !== undefined && { sum }) };
  });
}

function material({ path, version, sum }: Module): Material {
  if (path === bindings && version === undefined) {
    return { ref: path, name: path, from: `wit-bindgen-go ${own['wit-bindgen-go']}` };
  }
  const url = purl('golang', path, version);
  const hash = hashOf(sum);
  return {
    ref: version === undefined ? path : url,
    name: path,
    // What lies in another folder has no version.
    ...(version !== undefined && { version, purl: url }),
    ...(hash && { hashes: [hash] }),
  };
}

/** SHA-256 of the list of its files with their own (https://go.dev/ref/mod#go-sum-files). */
function hashOf(sum = ''): Hash | undefined {
  const digest = /^h1:([A-Za-z0-9+/]{43}=)$/.exec(sum)?.[1];
  return digest === undefined ? undefined : { alg: 'SHA-256', content: Buffer.from(digest, 'base64').toString('hex') };
}

function standardLibrary({ producers, tools }: Pick<Inspected, 'producers' | 'tools'>): Material {
  const said = producers.find(({ name }) => name === 'Go cmd/compile')?.version.replace(/^go/, '');
  const version = tools.go ?? said;
  const ref = purl('golang', 'std', version);
  return { ref, name: 'std', ...(version !== undefined && { version }), purl: ref, licence: 'BSD-3-Clause' };
}

/** TinyGo has a runtime of its own, and takes the rest of the library from Go. */
function tinyRuntime({ tools, producers }: Inspected): readonly Material[] {
  const version = tools.tinygo;
  const ref = purl('generic', 'tinygo', version);
  const tinygo = { ref, name: 'tinygo', ...(version !== undefined && { version }), purl: ref };
  return [tinygo, standardLibrary({ producers, tools })];
}
