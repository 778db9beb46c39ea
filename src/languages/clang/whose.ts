import type { Whose } from '../../inside.js';

/** By files: libraries are those of the compiler, or come without debug information. */
export const whoseInClang: Whose = (share) => {
  if (!share) return undefined;
  const { owner, name } = share;
  if (owner === 'namespace') return /^(std|__\w+)$/.test(name) ? 'library' : 'own';
  if (owner !== 'file') return 'library';
  if (/(^|\/)bindings\/[^/]+$/.test(name)) return 'bindings';
  return /\/(ziglang|c\+\+)\/|\/wasi-(sdk|libc|sysroot)/.test(name) ? 'library' : 'own';
};
