import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goRegistry, isThere, type Running } from '../registry/programs.js';
import { app, packages, projectOf, publish } from './project.js';

const missing = ['wkg', 'registry'].filter((program) => !isThere(program));
const why = missing.length > 0 ? ` (skipped: not on PATH: ${missing.join(', ')})` : '';

describe.skipIf(why)(`one project, by wkg and by wasmwright${why}`, () => {
  let registry: Running;
  beforeAll(async () => {
    registry = await goRegistry();
    await publish(registry.host, packages.io());
    await publish(registry.host, packages.io('0.2.1'));
    await publish(registry.host, packages.kv(), [packages.io()]);
    await publish(registry.host, packages.kv('0.3.0', '0.2.1'), [packages.io('0.2.1')]);
  });
  afterAll(() => registry.stop());

  test.each<[what: string, files: Record<string, string>]>([
    ['a package', { 'wit/app.wit': app('acme:io/poll@0.2.0') }],
    ['a package with another inside', { 'wit/app.wit': app('acme:kv/store@0.1.0') }],
    ['both', { 'wit/app.wit': app('acme:kv/store@0.1.0', 'acme:io/poll@0.2.0') }],
    ['two that have versions of one inside', { 'wit/app.wit': app('acme:kv/store@0.3.0', 'acme:io/poll@0.2.1') }],
    ['none', { 'wit/app.wit': app() }],
    [
      'an override by path',
      {
        'wit/app.wit': app('acme:types/t@0.5.0'),
        'wkg.toml': '[overrides]\n"acme:types" = { path = "types" }\n',
        'types/a.wit':
          '/// all\npackage acme:types@0.5.0;\ninterface t { use acme:io/streams@0.2.0.{kind}; type k = u8; }\nworld a { import t; }\nworld b { include a; }',
      },
    ],
    [
      'an override by version',
      {
        'wit/app.wit': app('acme:io/poll@0.2.1'),
        'wkg.toml': '[overrides]\n"acme:io" = { version = "0.2" }\n',
      },
    ],
  ])('%s: either leaves what the other has written', async (_, files) => {
    const theirs = projectOf(registry.host, files);
    const ours = projectOf(registry.host, files);
    try {
      expect(theirs.wkg()).toMatchObject({ code: 0 });
      expect((await ours.fetch('wit')).code).toBe(0);
      const lockOf = (tree: Record<string, string>) => tree['wkg.lock'];
      // wkg makes an empty lock where there is nothing to lock.
      if (files['wit/app.wit'] !== app()) expect(ours.tree()).toEqual(theirs.tree());
      const [before, others] = [ours.tree(), theirs.tree()];
      expect(ours.wkg()).toMatchObject({ code: 0 });
      expect(await theirs.fetch('wit')).toMatchObject({ code: 0, written: [], findings: [] });
      expect(theirs.tree()).toEqual(others);
      expect(lockOf(ours.tree())).toBe(lockOf(before) ?? lockOf(others));
      expect(ours.tree()).toEqual({ ...before, 'wkg.lock': lockOf(others) });
      expect(await ours.fetch('wit', '--locked')).toMatchObject({ code: 0, written: [] });
    } finally {
      theirs.end();
      ours.end();
    }
  });
});
