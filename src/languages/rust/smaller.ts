import type { Folder } from '../language.js';

/**
 * What a release profile lacks that made components of a crate smaller where it was measured: the two together an
 * eighth. One unit of code generation made no difference worth a line, and panics abort on these targets anyway.
 */
export async function smallerProfile(here: Folder): Promise<readonly string[]> {
  const profile = await releaseProfile(here);
  const lacking = [
    ...(/^\s*lto\s*=\s*(true|"(fat|thin)")/m.test(profile) ? [] : ['`lto = true`']),
    ...(/^\s*opt-level\s*=\s*"[sz]"/m.test(profile) ? [] : ['`opt-level = "s"`']),
  ];
  return lacking.length > 0 ? [`${lacking.join(' and ')} below \`[profile.release]\` of Cargo.toml`] : [];
}

/** Cargo reads profiles in the manifest of the workspace only, which is around the crate or is its own. */
async function releaseProfile(here: Folder): Promise<string> {
  for (const file of ['Cargo.toml', '../Cargo.toml', '../../Cargo.toml', '../../../Cargo.toml']) {
    const manifest = (await here.has(file)) ? await here.read(file) : '';
    if (file !== 'Cargo.toml' && !/^\s*\[workspace\]/m.test(manifest)) continue;
    const found = /^\s*\[profile\.release\]([^[]*)/m.exec(manifest)?.[1];
    if (found !== undefined) return found;
  }
  return '';
}
