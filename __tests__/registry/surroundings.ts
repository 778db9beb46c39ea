import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Opening } from '../../src/compat/sources/source.js';
import { Stop } from '../../src/finding.js';
import { node } from '../../src/platform/node.js';
import type { Platform } from '../../src/platform/platform.js';
import { core } from '../core/core.js';

/** A user with a home of their own, in which these files lie, and nothing but this in the environment. */
export function userAt(home: string, files: Record<string, string> = {}, env: Record<string, string> = {}): Platform {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
    if (text.startsWith('#!')) chmodSync(join(home, path), 0o755);
  }
  return { ...node, env, machine: { ...node.machine, home, settings: join(home, '.config') } };
}

export const opening = (platform: Platform, more: Partial<Opening> = {}): Opening => ({
  platform,
  core,
  signal: new AbortController().signal,
  ...more,
});

/** What something Stops with. */
export async function findingOf(work: Promise<unknown>) {
  const failure = await work.then(
    () => new Error('it did not stop'),
    (reason: unknown) => reason,
  );
  if (!(failure instanceof Stop)) throw failure;
  const [{ id, message, notes = [], help }] = failure.findings as [(typeof failure.findings)[0]];
  return { id, message, notes, help };
}
