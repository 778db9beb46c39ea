import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { onCommandLine } from '../src/action/options.js';
import { commands } from '../src/request.js';
import { root, wasmwright } from './helpers/cli.js';

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const source = (file: string) => readFileSync(join(root, 'src', file), 'utf8');
const named = (text: string, call: RegExp) => [...new Set([...text.matchAll(call)].map(([, name]) => name))].sort();

test('the program reads the inputs that action.yml has, and no other', () => {
  expect(named(source('action/inputs.ts'), /(?:getInput|flag)\('([a-z-]+)'\)/g)).toEqual(
    Object.keys(action.inputs).sort(),
  );
});

test('the program sets the outputs that action.yml has, and no other', () => {
  expect(named(source('action/outputs.ts'), /setOutput\('([a-z-]+)'/g)).toEqual(Object.keys(action.outputs).sort());
});

test('what the command line has as well bears its name there', async () => {
  const optionsOf = async (command: string) => {
    const { stdout } = await wasmwright([command, '--help'], { cwd: root });
    return [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option);
  };
  const [there, ...others] = await Promise.all(['ci', 'compat', 'publish'].map(optionsOf));
  const named = Object.values(onCommandLine).filter((name) => name.startsWith('--'));
  // How a result is shown is the runner's business.
  for (const option of (there ?? []).filter(
    (option) => !['--format', '--report'].includes(option) && option !== '--help',
  ))
    expect(named).toContain(option);
  for (const name of named) expect([there, ...others].flat()).toContain(name);
  for (const [input, name] of Object.entries(onCommandLine)) {
    expect(action.inputs).toHaveProperty([input]);
    if (name.startsWith('--')) expect([name, `${name}s`, name.replace('--no-', '--')]).toContain(`--${input}`);
  }
});

test('the description of `command` names every command', () => {
  for (const command of [...Object.keys(commands), 'compat', 'publish', 'setup'])
    expect(action.inputs.command.description).toContain(`\`${command}\``);
});

test('the step runs what the build makes', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
});
