import type { Folder } from '../language.js';

/**
 * What the standard library imports for itself, whether its crate asks for anything or not: where
 * panics are written to, and what the program is started with.
 */
const byItself =
  /^wasi:(cli\/(environment|exit|stdin|stdout|stderr|terminal-\w+)|io\/(error|poll|streams)|clocks\/\w+|filesystem\/\w+|random\/\w+)@/;

/** What a crate writes that needs a host: it would do nothing, or panic, where there is none. */
const needs =
  /\bstd::(env|fs|io|net|process|thread|time)\b|\b(e?print(ln)?|dbg)!|\b(Instant|SystemTime)::now\b|\bHash(Map|Set)\b|\brand(om)?::|\bgetrandom\b|\bwasip?[0-9]*::/;

/** Whether a crate gets by without WASI, as far as its own sources tell. */
export async function needsNoWasi(here: Folder, imports: readonly string[]): Promise<boolean> {
  const wasi = imports.filter((name) => name.startsWith('wasi:'));
  if (wasi.length === 0 || !wasi.every((name) => byItself.test(name))) return false;
  if (
    /^\s*\[(workspace\.)?dependencies\][^[]*?^\s*(tokio|rand|getrandom|chrono|time|wasi|ureq|reqwest)\b/ms.test(
      await here.read('Cargo.toml'),
    )
  )
    return false;
  for (const file of await here.find(['**/*.rs'])) if (needs.test(await here.read(file))) return false;
  return true;
}
