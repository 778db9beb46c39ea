import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './core.js';

test('src/core/component is built from what is in core/', () => {
  const digest = execFileSync(process.execPath, [join(root, 'scripts/build-core.mjs'), '--digest'], {
    encoding: 'utf8',
  });
  expect(digest).toBe(readFileSync(join(root, 'src/core/component/inputs.sha256'), 'utf8'));
});
