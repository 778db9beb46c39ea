import { gt } from 'semver';
import type { VersionChange } from '../../compat/fix.js';
import type { CompatFinding } from '../../compat/verdict.js';
import { literal } from '../../patterns.js';

/** A source that names interfaces of a package with its version, as compilers and hosts do: `demo:kv/store@1.0.0`. */
export function withNamedVersion(source: string, { package: name, from, to }: VersionChange): string {
  const named = new RegExp(`(?<![\\w-])(${literal(name)}/[a-z][\\w-]*@)${literal(from)}(?![\\w.+-])`, 'g');
  return source.replace(named, `$1${to}`);
}

/** Gates items that are new and not gated yet, in a package that gates its items. */
export function withSince(text: string, file: string, findings: readonly CompatFinding[], version: string): string {
  const lines = text.split('\n');
  const missing = findings.filter(({ id, location }) => id === 'since-missing' && location?.file === file);
  const places = [...new Set(missing.flatMap(({ location }) => location?.line ?? []))].sort((a, b) => b - a);
  for (const line of places) {
    const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0] ?? '';
    lines.splice(line - 1, 0, `${indent}@since(version = ${version})`);
  }
  return lines.join('\n');
}

/** What was gated for a version that never was: the next one is where it comes with. `last`: the one that was released. */
export function withSinceMoved(text: string, last: string, version: string): string {
  return text.replace(/(@since\(\s*version\s*=\s*)(\d[\w.+-]*)/g, (gate, before: string, named: string) =>
    gt(named, last) ? `${before}${version}` : gate,
  );
}
