import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from './measure.mjs';

/** The most memory of a run over few large components and over many. */
export async function memory(work, cli) {
  // Few are enough to keep every worker busy for a while.
  const [few, many] = [16, 64];
  const megabytes = 4;
  const peak = (count) => {
    const project = join(work, `memory-${count}`);
    mkdirSync(join(project, 'wit'), { recursive: true });
    writeFileSync(
      join(project, 'wit/world.wit'),
      'package demo:bench;\nworld guest {\n  export run: func() -> u32;\n}\n',
    );
    const data = 'x'.repeat(megabytes * 1_000_000);
    for (let i = 0; i < count; i++) {
      mkdirSync(join(project, `c${i}`), { recursive: true });
      writeFileSync(
        join(project, `c${i}/app.wat`),
        `(module (memory (export "memory") 80) (data (i32.const 0) "${data}") (func (export "run") (result i32) i32.const ${i}))`,
      );
    }
    const [hook, told] = [join(work, 'peak.mjs'), join(work, 'peak')];
    writeFileSync(
      hook,
      `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));\n`,
    );
    spawnSync(process.execPath, ['--import', hook, cli, 'ci', project], { stdio: 'ignore' });
    return Number(readFileSync(told, 'utf8')) / 1024;
  };
  const [less, more] = [peak(few), peak(many)];
  print(
    `${many} components of ${megabytes} MB`,
    more / less,
    `times the memory of a run over ${few} (${more.toFixed(0)} MB against ${less.toFixed(0)} MB)`,
    1.25,
  );
}
