import { describe, expect, test } from 'vitest';
import type { Project } from '../src/model.js';
import { select } from '../src/project/select.js';
import { component, plug, smokeCall } from './helpers/project.js';

const project: Project = {
  root: '.',
  output: 'out',
  components: ['a', 'b', 'c'].map((name) => component(name)),
  compositions: [plug('outer', 'inner', 'b'), plug('inner', 'a', 'b'), plug('other', 'inner', 'c')],
  smoke: ['a', 'c', 'outer', 'other', 'nobody'].map(smokeCall),
  tools: {},
};

describe('some components of a project', () => {
  const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
  const calls = ({ smoke }: Project) => smoke.map(({ component }) => component);

  test('come with the compositions that are made of them alone, by way of others as well', () => {
    const selected = select(project, ['b', 'a']);
    expect(names(selected.components)).toEqual(['a', 'b']);
    expect(names(selected.compositions)).toEqual(['outer', 'inner']);
    expect(calls(selected)).toEqual(['a', 'outer', 'nobody']);
  });

  test('leave out what needs others', () => {
    const selected = select(project, ['c']);
    expect(names(selected.compositions)).toEqual([]);
    expect(calls(selected)).toEqual(['c', 'nobody']);
  });

  test('are found by their names only', () => {
    expect(() => select(project, ['a', 'd', 'outer'])).toThrow('called `d`; there is no component called `outer`');
  });
});
