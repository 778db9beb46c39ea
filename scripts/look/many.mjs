// A project of many components, each of which is plugged into the one before it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {string} project The folder that receives it.
 * @param {number} number
 */
export async function writeMany(project, number) {
  const names = Array.from({ length: number }, (_, i) => `part-${String(i).padStart(3, '0')}`);
  const manifest = names.map((name) => `[components.${name}]\nworld = "wit#${name}"\n`);
  const groups = Array.from({ length: Math.floor(number / 10) }, (_, i) => names.slice(i * 10, i * 10 + 10));
  for (const [i, [socket, ...plugs]] of groups.entries()) {
    manifest.push(`[compositions.group-${i}]\nsocket = "${socket}"\nplugs = ${JSON.stringify(plugs)}\n`);
  }
  await mkdir(join(project, 'wit'), { recursive: true });
  await writeFile(join(project, 'wasmwright.toml'), manifest.join('\n'));
  const interfaces = names.map((name) => `interface of-${name} {\n  f: func() -> u32;\n}\n`);
  const worlds = groups.flatMap(([socket, ...plugs]) => [
    `world ${socket} {\n${plugs.map((plug) => `  import of-${plug};\n`).join('')}  export of-${socket};\n}\n`,
    ...plugs.map((plug) => `world ${plug} {\n  export of-${plug};\n}\n`),
  ]);
  await writeFile(join(project, 'wit/world.wit'), ['package acme:many@0.1.0;\n', ...interfaces, ...worlds].join('\n'));
  for (const [socket, ...plugs] of groups) {
    const imports = plugs.map((plug, i) => `  (import "acme:many/of-${plug}@0.1.0" "f" (func $f${i} (result i32)))\n`);
    const body = plugs.map((_, i) => `(i32.add (call $f${i})`).join(' ');
    await writeModule(project, socket, imports.join(''), `${body} (i32.const 1)${')'.repeat(plugs.length)}`);
    for (const plug of plugs) await writeModule(project, plug, '', '(i32.const 1)');
  }
}

async function writeModule(project, name, imports, body) {
  const text = `(module\n${imports}  (func (export "acme:many/of-${name}@0.1.0#f") (result i32) ${body}))\n`;
  await mkdir(join(project, name));
  await writeFile(join(project, name, `${name}.wat`), text);
}
