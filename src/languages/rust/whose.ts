import type { Whose } from '../../inside.js';

/** What is linked with every crate: the standard library, and what that is made of. */
const standard =
  /^(std|core|alloc|__rustc|dlmalloc|hashbrown|compiler_builtins|panic_(abort|unwind)|unwind|rustc_demangle|addr2line|gimli|miniz_oxide|wasip[12]|std_detect|cfg_if)$/;
const ofBindings = /(^|\/)wit[-_]bindgen/;

/** By crates, of which the author's gives the module its name. What has an exported name has no crate, but a file. */
export const whoseInRust: Whose = (share, module) => {
  if (!share) return undefined;
  const { owner, name } = share;
  if (owner !== 'crate' && owner !== 'file') return 'library';
  if (ofBindings.test(name)) return 'bindings';
  if (owner === 'file') return /\/registry\/src\//.test(name) ? 'dependencies' : 'own';
  if (standard.test(name)) return 'library';
  return `${name}.wasm` === module.name ? 'own' : 'dependencies';
};
