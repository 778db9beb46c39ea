import { describe, expect, test } from 'vitest';
import { Stop } from '../src/finding.js';
import type { Project } from '../src/model.js';
import { plan } from '../src/plan.js';
import { component, plug, smokeCall } from './helpers/project.js';

const project = (parts: Partial<Project>): Project => ({
  root: '.',
  output: 'out',
  components: [],
  compositions: [],
  smoke: [],
  tools: {},
  ...parts,
});

const call = smokeCall('app');

describe('a plan', () => {
  test('has every step after those that it needs', () => {
    const { steps } = plan(
      project({
        components: [component('a', 'javascript'), component('b', 'c')],
        compositions: [plug('app', 'inner', 'b'), plug('inner', 'a', 'b')],
        smoke: [call],
      }),
    );
    const done = new Set<string>();
    for (const { id, needs } of steps) {
      for (const need of needs) expect(done, `${id} needs ${need}`).toContain(need);
      done.add(id);
    }
    expect([...done]).toEqual([
      'toolchains/componentize-js',
      'toolchains/jco',
      'toolchains/zig',
      'build/a',
      'build/b',
      'validate/a',
      'validate/b',
      'compose/inner',
      'compose/app',
      'validate/inner',
      'validate/app',
      'smoke/app',
      'package/output',
    ]);
  });

  test('installs only what the stages that are asked for need', () => {
    const all = project({ components: [component('a', 'c')], compositions: [plug('app', 'a', 'a')], smoke: [call] });
    expect(plan(all, 'build').steps.map(({ id }) => id)).toEqual(['toolchains/zig', 'build/a']);
    expect(plan(all, 'compose').steps.map(({ id }) => id)).not.toContain('toolchains/jco');
  });

  test.each([
    ['composition-cycle', { compositions: [plug('x', 'y', 'a'), plug('y', 'x', 'a')] }],
    ['unknown-name', { compositions: [plug('x', 'a', 'bb')] }],
    ['unknown-name', { smoke: [call] }],
  ] as const)('stops with %s', (id, parts) => {
    const attempt = () => plan(project({ components: [component('a')], ...parts }));
    expect(attempt).toThrow(Stop);
    try {
      attempt();
    } catch (failure) {
      expect((failure as Stop).findings.map((finding) => finding.id)).toEqual([id]);
    }
  });
});
