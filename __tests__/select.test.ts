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

  test('may be compositions, which come with what they are made of', () => {
    const selected = select(project, ['inner']);
    expect(names(selected.components)).toEqual(['a', 'b']);
    expect(names(selected.compositions)).toEqual(['outer', 'inner']);
    expect(names(select(project, ['other']).compositions)).toEqual(['outer', 'inner', 'other']);
  });

  test('come alone, if exactly they are meant', () => {
    const exactly = (...names: string[]) => select(project, names, { exactly: true });
    expect(names(exactly('a', 'b').compositions)).toEqual([]);
    const outer = exactly('outer');
    expect(names(outer.components)).toEqual(['a', 'b']);
    expect(names(outer.compositions)).toEqual(['outer', 'inner']);
    // What it is made of was called where it was made.
    expect(calls(outer)).toEqual(['outer']);
  });

  test('are found by their names only', () => {
    expect(() => select(project, ['a', 'd', 'outr'])).toThrow(
      'no component or composition called `d`; there is no component or composition called `outr`',
    );
  });
});
