import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node, print, time } from './measure.mjs';

/** A component of each language whose toolchain is installed, and what makes it ask for it. */
const components = {
  c: { 'c/app.c': '' },
  python: { 'python/app.py': 'class WitWorld:\n    pass\n' },
  javascript: { 'javascript/package.json': '{ "type": "module", "main": "app.js" }', 'javascript/app.js': '' },
  quickjs: { 'quickjs/package.json': '{ "type": "module", "main": "app.js" }', 'quickjs/app.js': '' },
};
const settings = { quickjs: '[components.quickjs]\ntoolchain = "componentize-qjs"\n' };

/** All toolchains into an empty cache, against each alone: what is downloaded once more is the same for both. */
export async function installs(work, cli) {
  const install = (names) => {
    const project = join(work, `installs-${names.join('-')}`);
    const files = Object.assign({}, ...names.map((name) => components[name]), {
      'wit/world.wit': 'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n',
      'wasmwright.toml': names.map((name) => settings[name] ?? `[components.${name}]\n`).join('\n'),
    });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const cache = join(work, 'installs-cache');
    const took = time(node(cli, 'setup', project), { env: { RUNNER_TOOL_CACHE: cache } });
    rmSync(cache, { recursive: true, force: true });
    return took;
  };
  const names = Object.keys(components);
  // What package managers keep for themselves is there for all.
  install(names);
  const alone = names.map((name) => install([name]));
  const together = install(names);
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
  const slowest = Math.max(...alone);
  const sum = alone.reduce((all, each) => all + each, 0);
  print(
    `${names.length} toolchains at once`,
    together / slowest,
    `times the slowest of them (${seconds(together)} against ${seconds(slowest)}; one after the other ${seconds(sum)})`,
    1.5,
  );
}
