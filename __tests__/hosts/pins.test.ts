import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { take } from '../../scripts/hosts/take.mjs';
import { parseHost, versionsOf } from '../../src/hosts/host.js';
import { moduleText } from '../../src/hosts/module-text.js';
import { worldsText } from '../../src/hosts/world.js';
import { core, root } from '../core/core.js';

const folder = join(root, 'hosts');
const hosts = readdirSync(folder)
  .filter((name) => name.endsWith('.toml'))
  .flatMap((file) =>
    versionsOf(parseHost(file, readFileSync(join(folder, file), 'utf8'))).map((host) => ({
      host,
      file: `${file.replace('.toml', '')}-${host.version}.${host.takes === 'module' ? 'txt' : 'wit'}`,
    })),
  );
const isOnline = await fetch('https://static.crates.io/crates/itoa/itoa-1.0.11.crate').then(
  ({ ok }) => ok,
  () => false,
);

test('there is a file of each version of each host, and no other', () => {
  expect(readdirSync(join(folder, 'wit')).sort()).toEqual(hosts.map(({ file }) => file).sort());
});

test.skipIf(!isOnline).each(hosts)(
  `$file is what its pins stand for${isOnline ? '' : ' (skipped: no network)'}`,
  async ({ host, file }) => {
    const committed = readFileSync(join(folder, 'wit', file), 'utf8');
    // `npm run hosts` writes it.
    expect(await take(host, { core, worldsText, moduleText })).toBe(committed);
  },
);
