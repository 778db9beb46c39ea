import type { Component, Composition, SmokeCall } from '../../src/model.js';

/** What plans are made of, without a folder behind it. */
const here = { file: 'wasmwright.toml' };

export const component = (name: string, language: Component['language'] = 'wat'): Component => ({
  name,
  language,
  folder: name,
  entry: '',
  settings: { profile: 'release' },
  world: { wit: 'wit' },
  targets: [],
  location: here,
});

export const plug = (name: string, socket: string, ...plugs: string[]): Composition => ({
  name,
  how: { kind: 'plug', socket, plugs },
  targets: [],
});

export const smokeCall = (component: string): SmokeCall => ({
  component,
  call: 'f()',
  timeout: 1,
  location: { component: here, call: here, expect: here },
});
