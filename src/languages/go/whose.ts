import type { SizeShare } from '../../core/index.js';
import type { Kind, Whose } from '../../inside.js';

/** By packages, whose paths have `_` for `/`. Those of the standard library begin with no host. */
export const whoseInGo: Whose = (share, { codeShares }) => {
  if (!share) return undefined;
  const { owner, name } = share;
  if (owner === 'file') return whoseInTinyGo(name, codeShares);
  if (owner !== 'package') return 'library';
  if (/^(wit_component|go\.bytecodealliance\.org)/.test(name)) return 'bindings';
  const exporting = codeShares.find((other) => other.owner === 'package' && isExporting(other.name));
  const module = exporting?.name.replace(exported, '');
  if (module !== undefined && (name === module || name.startsWith(`${module}_`))) return 'own';
  return name.startsWith('go.shape') || !name.includes('.') ? 'library' : 'dependencies';
};

/** A component has packages for what it exports, right in its module. */
const exported = /_export_.*$/;
const isExporting = (name: string) => exported.test(name) && !name.startsWith('wit_component');

/** By files, as TinyGo compiles them: its own lie where its runtime does, Go's have no host in their path, and those that were fetched lie in one folder. */
function whoseInTinyGo(file: string, all: readonly Pick<SizeShare, 'name'>[]): Kind {
  const own = all.map(({ name }) => /^(.*\/src\/)runtime\/[^/]+$/.exec(name)?.[1]).find((root) => root !== undefined);
  if (own !== undefined && file.startsWith(own)) return 'library';
  if (/\/(go|go\d[^/]*|libexec|toolchain@[^/]+)\/src\/[a-z]+\//.test(file)) return 'library';
  if (/\/go\.bytecodealliance\.org\/|\.(wit|wasm|exports)\.go$/.test(file)) return 'bindings';
  return file.includes('/pkg/mod/') ? 'dependencies' : 'own';
}
